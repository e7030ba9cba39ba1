<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>LossReasons</name>
    <message>
        <source>The topics and their last messages alone need four times the memory budget: messages on further new topics are not kept. Raise the budget in the preferences, or subscribe to fewer topics.</source>
        <translation>Die Topics und ihre letzten Nachrichten allein brauchen das Vierfache des Speicherbudgets: Nachrichten auf weiteren neuen Topics werden nicht behalten. Heben Sie das Budget in den Einstellungen an, oder abonnieren Sie weniger Topics.</translation>
    </message>
    <message>
        <source>There was neither memory nor space in the temporary folder for a large payload. Free some disk space, or raise the memory budget in the preferences.</source>
        <translation>Für große Nutzdaten war weder im Speicher noch im temporären Ordner Platz. Schaffen Sie Platz auf der Platte, oder heben Sie das Speicherbudget in den Einstellungen an.</translation>
    </message>
    <message>
        <source>The connection has reached its limit of topics: messages on further new topics are not kept. Subscribe to fewer topics, raise the limit in the preferences, or look for a publisher that invents them.</source>
        <translation>Die Verbindung hat ihre Grenze an Topics erreicht: Nachrichten auf weiteren neuen Topics werden nicht behalten. Abonnieren Sie weniger Topics, heben Sie die Grenze in den Einstellungen an, oder suchen Sie nach einem Sender, der Topics erfindet.</translation>
    </message>
</context>
<context>
    <name>PropertiesTab</name>
    <message>
        <source>At most once: it was not acknowledged and could have been lost.</source>
        <translation>Höchstens einmal: Sie wurde nicht bestätigt und hätte verloren gehen können.</translation>
    </message>
    <message>
        <source>At least once: acknowledged, and may come twice.</source>
        <translation>Mindestens einmal: bestätigt, und kann doppelt kommen.</translation>
    </message>
    <message>
        <source>Exactly once: acknowledged in two steps.</source>
        <translation>Genau einmal: in zwei Schritten bestätigt.</translation>
    </message>
</context>
<context>
    <name>TopicFilter</name>
    <message>
        <source>In an MQTT filter # may only be the last level. It stands at character %1.</source>
        <translation>In einem MQTT-Filter darf # nur die letzte Ebene sein. Es steht an Stelle %1.</translation>
    </message>
    <message>
        <source>In an MQTT filter + and # must be a level of their own, but one level is “%1”.</source>
        <translation>In einem MQTT-Filter müssen + und # eine eigene Ebene sein, aber eine Ebene ist „%1“.</translation>
    </message>
    <message>
        <source>The regular expression is wrong at character %1: %2.</source>
        <translation>Der reguläre Ausdruck ist an Stelle %1 falsch: %2.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s (%2)</source>
        <translation>%1 s (%2)</translation>
    </message>
</context>
<context>
    <name>commands::Json</name>
    <message>
        <source>Saved message “%1”</source>
        <translation>Gespeicherte Nachricht „%1“</translation>
    </message>
    <message>
        <source>%1 cannot be read; it is kept in the file</source>
        <translation>%1 ist nicht lesbar; sie bleibt in der Datei</translation>
    </message>
    <message>
        <source>it is JSON, but not a list of messages</source>
        <translation>sie ist JSON, aber keine Liste von Nachrichten</translation>
    </message>
    <message>
        <source>The messages were saved by a newer version; what this one does not know is kept</source>
        <translation>Die Nachrichten stammen von einer neueren Version; was diese nicht kennt, bleibt erhalten</translation>
    </message>
</context>
<context>
    <name>mqtt</name>
    <message>
        <source>It was accepted.</source>
        <translation>Die Verbindung wurde angenommen.</translation>
    </message>
    <message>
        <source>The server does not speak this version of MQTT.</source>
        <translation>Der Server spricht diese Version von MQTT nicht.</translation>
    </message>
    <message>
        <source>The server does not allow this client identifier.</source>
        <translation>Der Server erlaubt diese Client-ID nicht.</translation>
    </message>
    <message>
        <source>The MQTT service is not available at present.</source>
        <translation>Der MQTT-Dienst ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>The server did not accept user name or password.</source>
        <translation>Der Server nahm Benutzernamen oder Passwort nicht an.</translation>
    </message>
    <message>
        <source>The server does not permit this client to connect.</source>
        <translation>Der Server erlaubt diesem Client keine Verbindung.</translation>
    </message>
    <message>
        <source>The server refused with a return code that the standard does not define.</source>
        <translation>Der Server lehnte mit einem Return Code ab, den der Standard nicht festlegt.</translation>
    </message>
    <message>
        <source>The packet identifier is 0.</source>
        <translation>Die Paketkennung ist 0.</translation>
    </message>
    <message>
        <source>The reason code is not one that the sender may use in this packet.</source>
        <translation>Diesen Reason Code darf der Absender in diesem Paket nicht verwenden.</translation>
    </message>
    <message>
        <source>The reserved connect flag is set.</source>
        <translation>Das reservierte Connect-Flag ist gesetzt.</translation>
    </message>
    <message>
        <source>The last will has QoS 3.</source>
        <translation>Der letzte Wille hat QoS 3.</translation>
    </message>
    <message>
        <source>There is no last will, but its QoS or RETAIN flag is set.</source>
        <translation>Es gibt keinen letzten Willen, aber sein QoS- oder RETAIN-Flag ist gesetzt.</translation>
    </message>
    <message>
        <source>There is a password without a user name.</source>
        <translation>Es gibt ein Passwort ohne Benutzernamen.</translation>
    </message>
    <message>
        <source>The protocol name is not MQTT.</source>
        <translation>Der Protokollname ist nicht MQTT.</translation>
    </message>
    <message>
        <source>The protocol version is none of 3, 4 and 5.</source>
        <translation>Die Protokollversion ist keine von 3, 4 und 5.</translation>
    </message>
    <message>
        <source>Reserved bits are set in the acknowledge flags of CONNACK.</source>
        <translation>In den Acknowledge-Flags von CONNACK sind reservierte Bits gesetzt.</translation>
    </message>
    <message>
        <source>CONNACK refuses the connection and yet says that there is a session.</source>
        <translation>CONNACK lehnt die Verbindung ab und sagt doch, dass es eine Sitzung gibt.</translation>
    </message>
    <message>
        <source>The return code of CONNACK is reserved.</source>
        <translation>Der Rückgabecode von CONNACK ist reserviert.</translation>
    </message>
    <message>
        <source>The reason code is not one of CONNACK.</source>
        <translation>Der Reason Code ist keiner von CONNACK.</translation>
    </message>
    <message>
        <source>A PUBLISH has both QoS bits set.</source>
        <translation>In einem PUBLISH sind beide QoS-Bits gesetzt.</translation>
    </message>
    <message>
        <source>A PUBLISH of QoS 0 has the DUP flag set.</source>
        <translation>In einem PUBLISH mit QoS 0 ist das DUP-Flag gesetzt.</translation>
    </message>
    <message>
        <source>The packet identifier of a PUBLISH is 0.</source>
        <translation>Die Paketkennung eines PUBLISH ist 0.</translation>
    </message>
    <message>
        <source>A client sent a PUBLISH with a subscription identifier.</source>
        <translation>Ein Client hat ein PUBLISH mit einem Subscription Identifier gesendet.</translation>
    </message>
    <message>
        <source>A PUBLISH has neither a topic name nor a topic alias.</source>
        <translation>Ein PUBLISH hat weder einen Topic-Namen noch einen Topic-Alias.</translation>
    </message>
    <message>
        <source>Reserved bits of the subscription options are set.</source>
        <translation>In den Abonnement-Optionen sind reservierte Bits gesetzt.</translation>
    </message>
    <message>
        <source>A subscription asks for QoS 3.</source>
        <translation>Ein Abonnement verlangt QoS 3.</translation>
    </message>
    <message>
        <source>The retain handling of a subscription is 3.</source>
        <translation>Das Retain Handling eines Abonnements ist 3.</translation>
    </message>
    <message>
        <source>A shared subscription must not have the No Local option.</source>
        <translation>Ein geteiltes Abonnement darf die Option No Local nicht haben.</translation>
    </message>
    <message>
        <source>A SUBSCRIBE has no topic filter.</source>
        <translation>Ein SUBSCRIBE hat keinen Topic-Filter.</translation>
    </message>
    <message>
        <source>A SUBACK has no reason code.</source>
        <translation>Ein SUBACK hat keinen Reason Code.</translation>
    </message>
    <message>
        <source>A SUBACK return code is reserved.</source>
        <translation>Ein Rückgabecode von SUBACK ist reserviert.</translation>
    </message>
    <message>
        <source>An UNSUBSCRIBE has no topic filter.</source>
        <translation>Ein UNSUBSCRIBE hat keinen Topic-Filter.</translation>
    </message>
    <message>
        <source>An UNSUBACK has no reason code.</source>
        <translation>Ein UNSUBACK hat keinen Reason Code.</translation>
    </message>
    <message>
        <source>A server sent a DISCONNECT with a session expiry interval.</source>
        <translation>Ein Server hat ein DISCONNECT mit einem Session Expiry Interval gesendet.</translation>
    </message>
    <message>
        <source>An AUTH has no authentication method.</source>
        <translation>Ein AUTH hat keine Authentifizierungsmethode.</translation>
    </message>
    <message>
        <source>The packet is not as long as its remaining length says.</source>
        <translation>Das Paket ist nicht so lang, wie seine Restlänge sagt.</translation>
    </message>
    <message>
        <source>The remaining length uses more bytes than it needs.</source>
        <translation>Die Restlänge belegt mehr Bytes, als sie braucht.</translation>
    </message>
    <message>
        <source>The remaining length is longer than four bytes.</source>
        <translation>Die Restlänge ist länger als vier Bytes.</translation>
    </message>
    <message>
        <source>A server must not send a packet of this type.</source>
        <translation>Ein Server darf kein Paket dieses Typs senden.</translation>
    </message>
    <message>
        <source>A client must not send a packet of this type.</source>
        <translation>Ein Client darf kein Paket dieses Typs senden.</translation>
    </message>
    <message>
        <source>The flags in the first byte are not those of this packet type.</source>
        <translation>Die Flags im ersten Byte sind nicht die dieses Pakettyps.</translation>
    </message>
    <message>
        <source>The packet is too short for its type.</source>
        <translation>Das Paket ist zu kurz für seinen Typ.</translation>
    </message>
    <message>
        <source>The packet is too long for its type.</source>
        <translation>Das Paket ist zu lang für seinen Typ.</translation>
    </message>
    <message>
        <source>Receive Maximum must not be 0.</source>
        <translation>Receive Maximum darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>Maximum Packet Size must not be 0.</source>
        <translation>Maximum Packet Size darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>A topic alias must not be 0.</source>
        <translation>Ein Topic-Alias darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>A subscription identifier must not be 0.</source>
        <translation>Ein Subscription Identifier darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>Maximum QoS must be 0 or 1.</source>
        <translation>Maximum QoS muss 0 oder 1 sein.</translation>
    </message>
    <message>
        <source>A property that is 0 or 1 has another value.</source>
        <translation>Eine Eigenschaft, die 0 oder 1 ist, hat einen anderen Wert.</translation>
    </message>
    <message>
        <source>A response topic must not be empty.</source>
        <translation>Ein Antwort-Topic darf nicht leer sein.</translation>
    </message>
    <message>
        <source>A response topic must not contain the wildcards + and #.</source>
        <translation>Ein Antwort-Topic darf die Platzhalter + und # nicht enthalten.</translation>
    </message>
    <message>
        <source>The property identifier is not known.</source>
        <translation>Die Kennung der Eigenschaft ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The property does not belong in this packet.</source>
        <translation>Die Eigenschaft gehört nicht in dieses Paket.</translation>
    </message>
    <message>
        <source>The property stands in the packet more than once.</source>
        <translation>Die Eigenschaft steht mehr als einmal im Paket.</translation>
    </message>
    <message>
        <source>Authentication data stands in the packet without an authentication method.</source>
        <translation>Im Paket stehen Authentifizierungsdaten ohne Authentifizierungsmethode.</translation>
    </message>
    <message>
        <source>A text or binary value has more than 65,535 bytes.</source>
        <translation>Ein Text oder Binärwert hat mehr als 65.535 Bytes.</translation>
    </message>
    <message>
        <source>A property has a value that is too large for it.</source>
        <translation>Eine Eigenschaft hat einen zu großen Wert.</translation>
    </message>
    <message>
        <source>The properties are larger than a packet may be.</source>
        <translation>Die Eigenschaften sind größer, als ein Paket sein darf.</translation>
    </message>
    <message>
        <source>A variable byte integer uses more bytes than it needs.</source>
        <translation>Eine Ganzzahl variabler Länge belegt mehr Bytes, als sie braucht.</translation>
    </message>
    <message>
        <source>A variable byte integer is longer than four bytes.</source>
        <translation>Eine Ganzzahl variabler Länge ist länger als vier Bytes.</translation>
    </message>
    <message>
        <source>The packet ends in the middle of a field.</source>
        <translation>Das Paket endet mitten in einem Feld.</translation>
    </message>
    <message>
        <source>A text is not valid UTF-8.</source>
        <translation>Ein Text ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>A text contains the null character U+0000.</source>
        <translation>Ein Text enthält das Nullzeichen U+0000.</translation>
    </message>
    <message>
        <source>The packet is longer than its fields.</source>
        <translation>Das Paket ist länger als seine Felder.</translation>
    </message>
    <message>
        <source>The property length reaches beyond the packet.</source>
        <translation>Die Länge der Eigenschaften reicht über das Paket hinaus.</translation>
    </message>
    <message>
        <source>The subscription is accepted; messages are sent at QoS 0 at most.</source>
        <translation>Das Abonnement ist angenommen; Nachrichten werden höchstens mit QoS 0 gesendet.</translation>
    </message>
    <message>
        <source>The connection was closed in the ordinary way, and the last will is not published.</source>
        <translation>Die Verbindung wurde ordentlich geschlossen, der letzte Wille wird nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>The subscription is accepted; messages are sent at QoS 1 at most.</source>
        <translation>Das Abonnement ist angenommen; Nachrichten werden höchstens mit QoS 1 gesendet.</translation>
    </message>
    <message>
        <source>The subscription is accepted; messages are sent at the QoS they were published with.</source>
        <translation>Das Abonnement ist angenommen; Nachrichten werden mit dem QoS gesendet, mit dem sie veröffentlicht wurden.</translation>
    </message>
    <message>
        <source>The client leaves and asks the server to publish the last will all the same.</source>
        <translation>Der Client geht und bittet den Server, den letzten Willen trotzdem zu veröffentlichen.</translation>
    </message>
    <message>
        <source>The message was accepted, but nobody subscribes to its topic.</source>
        <translation>Die Nachricht wurde angenommen, aber niemand hat ihr Topic abonniert.</translation>
    </message>
    <message>
        <source>There was no subscription with that topic filter.</source>
        <translation>Es gab kein Abonnement mit diesem Topic-Filter.</translation>
    </message>
    <message>
        <source>The authentication goes on with another step.</source>
        <translation>Die Authentifizierung geht mit einem weiteren Schritt weiter.</translation>
    </message>
    <message>
        <source>The client starts to authenticate again.</source>
        <translation>Der Client beginnt, sich erneut zu authentifizieren.</translation>
    </message>
    <message>
        <source>The other side refused without giving a reason.</source>
        <translation>Die Gegenseite hat ohne Angabe eines Grundes abgelehnt.</translation>
    </message>
    <message>
        <source>A packet could not be parsed as the standard says.</source>
        <translation>Ein Paket ließ sich nicht so lesen, wie der Standard es sagt.</translation>
    </message>
    <message>
        <source>A packet was not allowed at that point, or contradicted what had been agreed.</source>
        <translation>Ein Paket war an dieser Stelle nicht erlaubt oder widersprach dem Vereinbarten.</translation>
    </message>
    <message>
        <source>The request is valid, but this server does not accept it.</source>
        <translation>Die Anfrage ist gültig, aber dieser Server nimmt sie nicht an.</translation>
    </message>
    <message>
        <source>The server does not permit this to the user it knows the connection by.</source>
        <translation>Der Server erlaubt dies dem Benutzer nicht, unter dem er die Verbindung kennt.</translation>
    </message>
    <message>
        <source>The server is too busy; try again later.</source>
        <translation>Der Server ist zu beschäftigt; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server&apos;s administrator has banned this client.</source>
        <translation>Der Administrator des Servers hat diesen Client gesperrt.</translation>
    </message>
    <message>
        <source>The server is shutting down.</source>
        <translation>Der Server wird heruntergefahren.</translation>
    </message>
    <message>
        <source>The server does not support this authentication method, or another one was in use.</source>
        <translation>Der Server unterstützt diese Authentifizierungsmethode nicht, oder eine andere war in Gebrauch.</translation>
    </message>
    <message>
        <source>The server received nothing for one and a half keep alives.</source>
        <translation>Der Server hat anderthalb Keep-Alive-Zeiten lang nichts empfangen.</translation>
    </message>
    <message>
        <source>Another connection with the same client identifier took this session over.</source>
        <translation>Eine andere Verbindung mit derselben Client-ID hat diese Sitzung übernommen.</translation>
    </message>
    <message>
        <source>The topic filter is well formed, but not allowed here.</source>
        <translation>Der Topic-Filter ist richtig gebildet, aber hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>The topic name is well formed, but not accepted here.</source>
        <translation>Der Topic-Name ist richtig gebildet, wird hier aber nicht angenommen.</translation>
    </message>
    <message>
        <source>The packet identifier is already in use: the two sides disagree about the session.</source>
        <translation>Die Paketkennung ist schon in Gebrauch: Die beiden Seiten sind sich über die Sitzung uneins.</translation>
    </message>
    <message>
        <source>The packet identifier is not known: normal after a lost session, else the two sides disagree.</source>
        <translation>Die Paketkennung ist nicht bekannt: nach einer verlorenen Sitzung normal, sonst sind sich die beiden Seiten uneins.</translation>
    </message>
    <message>
        <source>More unacknowledged messages were sent than the receiver had announced to take.</source>
        <translation>Es wurden mehr unbestätigte Nachrichten gesendet, als der Empfänger anzunehmen angekündigt hatte.</translation>
    </message>
    <message>
        <source>A topic alias of 0 or above the announced maximum was used.</source>
        <translation>Ein Topic-Alias von 0 oder über dem angekündigten Maximum wurde verwendet.</translation>
    </message>
    <message>
        <source>A packet was larger than the receiver had announced to take.</source>
        <translation>Ein Paket war größer, als der Empfänger anzunehmen angekündigt hatte.</translation>
    </message>
    <message>
        <source>Messages arrived faster than the receiver permits.</source>
        <translation>Nachrichten kamen schneller an, als der Empfänger erlaubt.</translation>
    </message>
    <message>
        <source>A limit of the server for this client, its messages or its subscriptions is reached.</source>
        <translation>Eine Grenze des Servers für diesen Client, seine Nachrichten oder seine Abonnements ist erreicht.</translation>
    </message>
    <message>
        <source>An administrator closed the connection.</source>
        <translation>Ein Administrator hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The payload is not what its Payload Format Indicator says.</source>
        <translation>Die Payload ist nicht das, was ihr Payload Format Indicator sagt.</translation>
    </message>
    <message>
        <source>The server does not keep retained messages.</source>
        <translation>Der Server behält keine Retained-Nachrichten.</translation>
    </message>
    <message>
        <source>The QoS is higher than the server&apos;s Maximum QoS.</source>
        <translation>Der QoS ist höher als der Maximum QoS des Servers.</translation>
    </message>
    <message>
        <source>The client should use another server for now.</source>
        <translation>Der Client soll vorerst einen anderen Server verwenden.</translation>
    </message>
    <message>
        <source>The client should use another server from now on.</source>
        <translation>Der Client soll ab jetzt einen anderen Server verwenden.</translation>
    </message>
    <message>
        <source>The server has no shared subscriptions for this client.</source>
        <translation>Der Server hat für diesen Client keine geteilten Abonnements.</translation>
    </message>
    <message>
        <source>Connections were opened faster than the server permits.</source>
        <translation>Verbindungen wurden schneller geöffnet, als der Server erlaubt.</translation>
    </message>
    <message>
        <source>The longest time the server permits for one connection is over.</source>
        <translation>Die längste Zeit, die der Server für eine Verbindung erlaubt, ist vorüber.</translation>
    </message>
    <message>
        <source>The server does not take subscription identifiers.</source>
        <translation>Der Server nimmt keine Subscription Identifier an.</translation>
    </message>
    <message>
        <source>The server does not take topic filters with wildcards.</source>
        <translation>Der Server nimmt keine Topic-Filter mit Platzhaltern an.</translation>
    </message>
    <message>
        <source>The server&apos;s first packet was not CONNACK.</source>
        <translation>Das erste Paket des Servers war nicht CONNACK.</translation>
    </message>
    <message>
        <source>A packet is larger than our Maximum Packet Size.</source>
        <translation>Ein Paket ist größer als unsere Maximum Packet Size.</translation>
    </message>
    <message>
        <source>The server sent a Reason String or User Properties, though CONNECT asked for no problem information.</source>
        <translation>Der Server hat einen Reason String oder User Properties gesendet, obwohl CONNECT um keine Probleminformation gebeten hat.</translation>
    </message>
    <message>
        <source>The server answered a ping that was not sent.</source>
        <translation>Der Server hat ein Ping beantwortet, das nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>CONNACK names an authentication method, but CONNECT had none.</source>
        <translation>CONNACK nennt eine Authentifizierungsmethode, aber CONNECT hatte keine.</translation>
    </message>
    <message>
        <source>CONNACK does not name the authentication method of CONNECT.</source>
        <translation>CONNACK nennt nicht die Authentifizierungsmethode von CONNECT.</translation>
    </message>
    <message>
        <source>The server sent AUTH, but no authentication was begun.</source>
        <translation>Der Server hat AUTH gesendet, aber keine Authentifizierung war begonnen.</translation>
    </message>
    <message>
        <source>AUTH does not name the authentication method of CONNECT.</source>
        <translation>AUTH nennt nicht die Authentifizierungsmethode von CONNECT.</translation>
    </message>
    <message>
        <source>The server ended the authentication with AUTH in place of CONNACK.</source>
        <translation>Der Server hat die Authentifizierung mit AUTH statt mit CONNACK beendet.</translation>
    </message>
    <message>
        <source>Only a connection that used enhanced authentication can repeat it.</source>
        <translation>Nur eine Verbindung mit erweiterter Authentifizierung kann sie wiederholen.</translation>
    </message>
    <message>
        <source>A re-authentication is under way.</source>
        <translation>Eine erneute Authentifizierung läuft gerade.</translation>
    </message>
    <message>
        <source>The payload of a last will has at most 65,535 bytes.</source>
        <translation>Die Payload eines letzten Willens hat höchstens 65.535 Bytes.</translation>
    </message>
    <message>
        <source>The user name is not valid UTF-8, or longer than 65,535 bytes.</source>
        <translation>Der Benutzername ist kein gültiges UTF-8 oder länger als 65.535 Bytes.</translation>
    </message>
    <message>
        <source>A password has at most 65,535 bytes.</source>
        <translation>Ein Passwort hat höchstens 65.535 Bytes.</translation>
    </message>
    <message>
        <source>Before MQTT 5.0 a password needs a user name.</source>
        <translation>Vor MQTT 5.0 braucht ein Passwort einen Benutzernamen.</translation>
    </message>
    <message>
        <source>The client identifier is not valid UTF-8, or longer than 65,535 bytes.</source>
        <translation>Die Client-ID ist kein gültiges UTF-8 oder länger als 65.535 Bytes.</translation>
    </message>
    <message>
        <source>MQTT 3.1 needs a client identifier.</source>
        <translation>MQTT 3.1 braucht eine Client-ID.</translation>
    </message>
    <message>
        <source>Without a clean session MQTT 3.1.1 needs a client identifier.</source>
        <translation>Ohne Clean Session braucht MQTT 3.1.1 eine Client-ID.</translation>
    </message>
    <message>
        <source>At least one publish must be allowed in flight.</source>
        <translation>Mindestens eine Veröffentlichung muss unterwegs sein dürfen.</translation>
    </message>
    <message>
        <source>The connection is already open.</source>
        <translation>Die Verbindung ist schon offen.</translation>
    </message>
    <message>
        <source>The client identifier has more than 23 bytes; an MQTT 3.1 server may refuse it.</source>
        <translation>Die Client-ID hat mehr als 23 Bytes; ein Server mit MQTT 3.1 kann sie ablehnen.</translation>
    </message>
    <message>
        <source>The server sent CONNACK a second time.</source>
        <translation>Der Server hat CONNACK ein zweites Mal gesendet.</translation>
    </message>
    <message>
        <source>The server says that it kept a session, but a clean start was asked for.</source>
        <translation>Der Server sagt, er habe eine Sitzung behalten, aber ein Clean Start war verlangt.</translation>
    </message>
    <message>
        <source>MQTT 3.1 does not say whether the server kept the session; it is taken as kept.</source>
        <translation>MQTT 3.1 sagt nicht, ob der Server die Sitzung behalten hat; sie gilt als behalten.</translation>
    </message>
    <message>
        <source>The server kept a session that this program has no record of; it is taken over as it is.</source>
        <translation>Der Server hat eine Sitzung behalten, von der dieses Programm nichts weiß; sie wird übernommen, wie sie ist.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>A client must not use this reason code in DISCONNECT.</source>
        <translation>Ein Client darf diesen Reason Code in DISCONNECT nicht verwenden.</translation>
    </message>
    <message>
        <source>A session that was to end with the connection cannot be kept when leaving.</source>
        <translation>Eine Sitzung, die mit der Verbindung enden sollte, kann beim Gehen nicht behalten werden.</translation>
    </message>
    <message>
        <source>A QoS 2 message came again before it was released; it is not delivered twice.</source>
        <translation>Eine QoS-2-Nachricht kam noch einmal, bevor sie freigegeben war; sie wird nicht zweimal zugestellt.</translation>
    </message>
    <message>
        <source>A topic alias is above our Topic Alias Maximum.</source>
        <translation>Ein Topic-Alias liegt über unserem Topic Alias Maximum.</translation>
    </message>
    <message>
        <source>A topic alias was used that the server has not set on this connection.</source>
        <translation>Ein Topic-Alias wurde verwendet, den der Server auf dieser Verbindung nicht gesetzt hat.</translation>
    </message>
    <message>
        <source>The server sent more unacknowledged messages than our Receive Maximum.</source>
        <translation>Der Server hat mehr unbestätigte Nachrichten gesendet, als unser Receive Maximum erlaubt.</translation>
    </message>
    <message>
        <source>The server released a message that is not known here.</source>
        <translation>Der Server hat eine Nachricht freigegeben, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>There is no QoS above 2.</source>
        <translation>Es gibt keinen QoS über 2.</translation>
    </message>
    <message>
        <source>A client must not publish with a subscription identifier.</source>
        <translation>Ein Client darf nicht mit einem Subscription Identifier veröffentlichen.</translation>
    </message>
    <message>
        <source>Before MQTT 5.0 messages have no properties.</source>
        <translation>Vor MQTT 5.0 haben Nachrichten keine Eigenschaften.</translation>
    </message>
    <message>
        <source>The topic alias is above the server&apos;s Topic Alias Maximum.</source>
        <translation>Der Topic-Alias liegt über dem Topic Alias Maximum des Servers.</translation>
    </message>
    <message>
        <source>The message is larger than the server&apos;s Maximum Packet Size.</source>
        <translation>Die Nachricht ist größer als die Maximum Packet Size des Servers.</translation>
    </message>
    <message>
        <source>The message is larger than a packet can be.</source>
        <translation>Die Nachricht ist größer, als ein Paket sein kann.</translation>
    </message>
    <message>
        <source>The server acknowledged a message that is not in flight.</source>
        <translation>Der Server hat eine Nachricht bestätigt, die nicht unterwegs ist.</translation>
    </message>
    <message>
        <source>The server answered a QoS 2 message with PUBACK.</source>
        <translation>Der Server hat eine QoS-2-Nachricht mit PUBACK beantwortet.</translation>
    </message>
    <message>
        <source>The server refused a message that is not in flight.</source>
        <translation>Der Server hat eine Nachricht abgelehnt, die nicht unterwegs ist.</translation>
    </message>
    <message>
        <source>The server received a message that is not in flight here.</source>
        <translation>Der Server hat eine Nachricht empfangen, die hier nicht unterwegs ist.</translation>
    </message>
    <message>
        <source>The server answered a QoS 1 message with PUBREC.</source>
        <translation>Der Server hat eine QoS-1-Nachricht mit PUBREC beantwortet.</translation>
    </message>
    <message>
        <source>The server completed a message that is not in flight.</source>
        <translation>Der Server hat eine Nachricht abgeschlossen, die nicht unterwegs ist.</translation>
    </message>
    <message>
        <source>The server completed a message that was not released.</source>
        <translation>Der Server hat eine Nachricht abgeschlossen, die nicht freigegeben war.</translation>
    </message>
    <message>
        <source>At least one topic filter is needed.</source>
        <translation>Mindestens ein Topic-Filter ist nötig.</translation>
    </message>
    <message>
        <source>All packet identifiers are in use.</source>
        <translation>Alle Paketkennungen sind in Gebrauch.</translation>
    </message>
    <message>
        <source>QoS and retain handling are 0, 1 or 2.</source>
        <translation>QoS und Retain Handling sind 0, 1 oder 2.</translation>
    </message>
    <message>
        <source>No Local, Retain As Published and Retain Handling need MQTT 5.0.</source>
        <translation>No Local, Retain As Published und Retain Handling brauchen MQTT 5.0.</translation>
    </message>
    <message>
        <source>The server does not take shared subscriptions.</source>
        <translation>Der Server nimmt keine geteilten Abonnements an.</translation>
    </message>
    <message>
        <source>A subscription identifier is at most 268,435,455.</source>
        <translation>Ein Subscription Identifier ist höchstens 268.435.455.</translation>
    </message>
    <message>
        <source>The filter is larger than the server&apos;s Maximum Packet Size.</source>
        <translation>Der Filter ist größer als die Maximum Packet Size des Servers.</translation>
    </message>
    <message>
        <source>The filters are larger than the server&apos;s Maximum Packet Size.</source>
        <translation>Die Filter sind größer als die Maximum Packet Size des Servers.</translation>
    </message>
    <message>
        <source>The server answered a SUBSCRIBE that was not sent.</source>
        <translation>Der Server hat ein SUBSCRIBE beantwortet, das nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>SUBACK does not have one reason code for each topic filter.</source>
        <translation>SUBACK hat nicht für jeden Topic-Filter einen Reason Code.</translation>
    </message>
    <message>
        <source>The server granted a higher QoS than was asked for.</source>
        <translation>Der Server hat einen höheren QoS gewährt als verlangt.</translation>
    </message>
    <message>
        <source>The server answered an UNSUBSCRIBE that was not sent.</source>
        <translation>Der Server hat ein UNSUBSCRIBE beantwortet, das nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>UNSUBACK does not have one reason code for each topic filter.</source>
        <translation>UNSUBACK hat nicht für jeden Topic-Filter einen Reason Code.</translation>
    </message>
    <message>
        <source>A topic has at least one character.</source>
        <translation>Ein Topic hat mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>A topic has at most 65,535 bytes.</source>
        <translation>Ein Topic hat höchstens 65.535 Bytes.</translation>
    </message>
    <message>
        <source>The topic is not valid UTF-8.</source>
        <translation>Das Topic ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>A topic must not contain the null character U+0000.</source>
        <translation>Ein Topic darf das Nullzeichen U+0000 nicht enthalten.</translation>
    </message>
    <message>
        <source>The wildcard + must stand alone in its level.</source>
        <translation>Der Platzhalter + muss in seiner Ebene allein stehen.</translation>
    </message>
    <message>
        <source>The wildcard # must stand alone in its level.</source>
        <translation>Der Platzhalter # muss in seiner Ebene allein stehen.</translation>
    </message>
    <message>
        <source>The wildcard # must be the last level.</source>
        <translation>Der Platzhalter # muss die letzte Ebene sein.</translation>
    </message>
    <message>
        <source>A topic name must not contain the wildcards + and #.</source>
        <translation>Ein Topic-Name darf die Platzhalter + und # nicht enthalten.</translation>
    </message>
    <message>
        <source>A shared subscription needs a share name: $share/name/filter.</source>
        <translation>Ein geteiltes Abonnement braucht einen Namen: $share/name/filter.</translation>
    </message>
    <message>
        <source>The share name of a shared subscription must not contain + or #.</source>
        <translation>Der Name eines geteilten Abonnements darf weder + noch # enthalten.</translation>
    </message>
    <message>
        <source>A shared subscription needs a topic filter behind its share name: $share/name/filter.</source>
        <translation>Ein geteiltes Abonnement braucht hinter seinem Namen einen Topic-Filter: $share/name/filter.</translation>
    </message>
    <message>
        <source>The packet is larger than the server&apos;s Maximum Packet Size.</source>
        <translation>Das Paket ist größer als die Maximum Packet Size des Servers.</translation>
    </message>
    <message>
        <source>A QoS 2 message was sent as a repetition after its packet identifier was completed. It is delivered, as the standard asks; it may be there twice.</source>
        <translation>Eine QoS-2-Nachricht kam als Wiederholung, nachdem ihre Paketkennung abgeschlossen war. Sie wird zugestellt, wie es der Standard verlangt; sie kann doppelt da sein.</translation>
    </message>
</context>
<context>
    <name>profiles::DataFolder</name>
    <message>
        <source>%1 is a file, not a folder. Choose another data folder.</source>
        <translation>%1 ist eine Datei, kein Ordner. Wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The data folder %1 cannot be created. Check its permissions and the free space on the disk.</source>
        <translation>Der Datenordner %1 lässt sich nicht anlegen. Prüfen Sie seine Zugriffsrechte und den freien Platz auf der Platte.</translation>
    </message>
</context>
<context>
    <name>profiles::Import</name>
    <message>
        <source>%1 (mosquitto)</source>
        <translation>%1 (mosquitto)</translation>
    </message>
    <message>
        <source>%1: not taken over: %2</source>
        <translation>%1: nicht übernommen: %2</translation>
    </message>
    <message>
        <source>%1: the file “%2” cannot be read</source>
        <translation>%1: Die Datei „%2“ ist nicht lesbar</translation>
    </message>
    <message>
        <source>Its charts are not taken over.</source>
        <translation>Die Diagramme werden nicht übernommen.</translation>
    </message>
    <message>
        <source>%1: no time is added to the client id here</source>
        <translation>%1: An die Client-ID wird hier keine Zeit angehängt</translation>
    </message>
    <message>
        <source>%1: its messages are not taken over</source>
        <translation>%1: Die Nachrichten werden nicht übernommen</translation>
    </message>
    <message>
        <source>An entry without a host was left out.</source>
        <translation>Ein Eintrag ohne Host wurde ausgelassen.</translation>
    </message>
</context>
<context>
    <name>profiles::Json</name>
    <message>
        <source>%1: “%2” cannot be used as it is; the default is used</source>
        <translation>%1: „%2“ ist so nicht brauchbar; der Vorgabewert gilt</translation>
    </message>
    <message>
        <source>A connection without a name</source>
        <translation>Eine Verbindung ohne Namen</translation>
    </message>
    <message>
        <source>Connection “%1”</source>
        <translation>Verbindung „%1“</translation>
    </message>
    <message>
        <source>%1 has no usable id</source>
        <translation>%1 hat keine brauchbare ID</translation>
    </message>
    <message>
        <source>it is not valid JSON (%1 at byte %2)</source>
        <translation>sie ist kein gültiges JSON (%1 bei Byte %2)</translation>
    </message>
    <message>
        <source>it is JSON, but not a list of connections</source>
        <translation>sie ist JSON, aber keine Liste von Verbindungen</translation>
    </message>
    <message>
        <source>The connections were saved by a newer version; what this one does not know is kept</source>
        <translation>Die Verbindungen wurden von einer neueren Version gespeichert; was diese hier nicht kennt, bleibt erhalten</translation>
    </message>
    <message>
        <source>Connection “%1” is there twice; the first one is used</source>
        <translation>Die Verbindung „%1“ ist doppelt vorhanden; die erste gilt</translation>
    </message>
</context>
<context>
    <name>profiles::Profile</name>
    <message>
        <source>%1 (copy)</source>
        <extracomment>Name of a duplicated connection; %1 is the name of the original.</extracomment>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
</context>
<context>
    <name>profiles::Validation</name>
    <message>
        <source>A null character is not allowed here.</source>
        <translation>Ein Nullzeichen ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>This is longer than the 65,535 bytes that MQTT allows.</source>
        <translation>Das ist länger als die 65.535 Bytes, die MQTT erlaubt.</translation>
    </message>
    <message>
        <source>Enter the broker&apos;s host name or address.</source>
        <translation>Geben Sie den Hostnamen oder die Adresse des Brokers ein.</translation>
    </message>
    <message>
        <source>Enter the host alone; the transport is chosen above.</source>
        <translation>Geben Sie nur den Host ein; der Transport wird oben gewählt.</translation>
    </message>
    <message>
        <source>A host name has no spaces, “/” or “@”.</source>
        <translation>Ein Hostname enthält weder Leerzeichen noch „/“ oder „@“.</translation>
    </message>
    <message>
        <source>The path starts with “/”.</source>
        <translation>Der Pfad beginnt mit „/“.</translation>
    </message>
    <message>
        <source>The path has no spaces; write %20 instead.</source>
        <translation>Der Pfad enthält keine Leerzeichen; schreiben Sie stattdessen %20.</translation>
    </message>
    <message>
        <source>“%1” is not the name of an HTTP header.</source>
        <translation>„%1“ ist kein Name einer HTTP-Kopfzeile.</translation>
    </message>
    <message>
        <source>The value of “%1” must be one line.</source>
        <translation>Der Wert von „%1“ muss in einer Zeile stehen.</translation>
    </message>
    <message>
        <source>MQTT 3 sends a password only together with a user name [MQTT-3.1.2-22].</source>
        <translation>MQTT 3 sendet ein Passwort nur zusammen mit einem Benutzernamen [MQTT-3.1.2-22].</translation>
    </message>
    <message>
        <source>Enhanced authentication needs MQTT 5.0.</source>
        <translation>Die erweiterte Authentifizierung braucht MQTT 5.0.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not checked: anyone on the way can read and change everything.</source>
        <translation>Das Zertifikat des Brokers wird nicht geprüft: Jeder auf dem Weg kann alles lesen und ändern.</translation>
    </message>
    <message>
        <source>An ALPN name has 1 to 255 bytes.</source>
        <translation>Ein ALPN-Name hat 1 bis 255 Bytes.</translation>
    </message>
    <message>
        <source>Only your own CA is to be trusted, but there is none yet.</source>
        <translation>Nur Ihrer eigenen CA soll vertraut werden, aber es gibt noch keine.</translation>
    </message>
    <message>
        <source>To go on with a session the client id must be the same each time: enter one.</source>
        <translation>Um eine Sitzung fortzusetzen, muss die Client-ID jedes Mal dieselbe sein: Geben Sie eine ein.</translation>
    </message>
    <message>
        <source>MQTT 3.1 allows 23 bytes; the broker may refuse a longer client id.</source>
        <translation>MQTT 3.1 erlaubt 23 Bytes; eine längere Client-ID lehnt der Broker vielleicht ab.</translation>
    </message>
    <message>
        <source>With 0 the session ends with the connection, and nothing is queued while you are away.</source>
        <translation>Bei 0 endet die Sitzung mit der Verbindung, und der Broker hebt nichts auf, während Sie weg sind.</translation>
    </message>
    <message>
        <source>Receive Maximum is 1 to 65,535.</source>
        <translation>Receive Maximum liegt zwischen 1 und 65.535.</translation>
    </message>
    <message>
        <source>Maximum Packet Size is 1 byte or more.</source>
        <translation>Maximum Packet Size ist mindestens 1 Byte.</translation>
    </message>
    <message>
        <source>A topic to publish to has no wildcards (“#”, “+”).</source>
        <translation>Ein Topic zum Veröffentlichen enthält keine Platzhalter („#“, „+“).</translation>
    </message>
    <message>
        <source>Enter the topic of the last will.</source>
        <translation>Geben Sie das Topic des letzten Willens ein.</translation>
    </message>
    <message>
        <source>The payload of a last will has at most 65,535 bytes.</source>
        <translation>Die Nutzdaten eines letzten Willens haben höchstens 65.535 Bytes.</translation>
    </message>
    <message>
        <source>The payload is marked as UTF-8, but is not.</source>
        <translation>Die Nutzdaten sind als UTF-8 gekennzeichnet, sind es aber nicht.</translation>
    </message>
    <message>
        <source>Enter a topic filter.</source>
        <translation>Geben Sie einen Topic-Filter ein.</translation>
    </message>
    <message>
        <source>“#” stands alone in the last level: “plant/#”.</source>
        <translation>„#“ steht allein in der letzten Ebene: „plant/#“.</translation>
    </message>
    <message>
        <source>“+” stands alone in its level: “plant/+/temp”.</source>
        <translation>„+“ steht allein in seiner Ebene: „plant/+/temp“.</translation>
    </message>
    <message>
        <source>A shared subscription reads “$share/name/filter”.</source>
        <translation>Ein geteiltes Abonnement lautet „$share/Name/Filter“.</translation>
    </message>
    <message>
        <source>The name of a shared subscription has no wildcards.</source>
        <translation>Der Name eines geteilten Abonnements enthält keine Platzhalter.</translation>
    </message>
    <message>
        <source>Shared subscriptions are a part of MQTT 5.0; not every broker has them in MQTT 3.</source>
        <translation>Geteilte Abonnements gehören zu MQTT 5.0; mit MQTT 3 kennt sie nicht jeder Broker.</translation>
    </message>
    <message>
        <source>No Local is not allowed on a shared subscription [MQTT-3.8.3-4].</source>
        <translation>No Local ist bei einem geteilten Abonnement nicht erlaubt [MQTT-3.8.3-4].</translation>
    </message>
    <message>
        <source>This filter is there twice; the last one counts.</source>
        <translation>Dieser Filter ist doppelt vorhanden; der letzte zählt.</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s host name or address.</source>
        <translation>Geben Sie den Hostnamen oder die Adresse des Proxys ein.</translation>
    </message>
    <message>
        <source>A host name has no spaces or “/”.</source>
        <translation>Ein Hostname enthält weder Leerzeichen noch „/“.</translation>
    </message>
    <message>
        <source>The longest delay is shorter than the first one.</source>
        <translation>Die längste Wartezeit ist kürzer als die erste.</translation>
    </message>
    <message>
        <source>“%1” carries a secret: enter it as the secret header, which is kept in the keychain.</source>
        <translation>„%1“ trägt ein Geheimnis: Geben Sie es als geheime Kopfzeile ein, die im Schlüsselbund aufbewahrt wird.</translation>
    </message>
    <message>
        <source>This is not valid Unicode text.</source>
        <translation>Das ist kein gültiger Unicode-Text.</translation>
    </message>
    <message>
        <source>This is not a valid topic filter.</source>
        <translation>Das ist kein gültiger Topic-Filter.</translation>
    </message>
    <message>
        <source>A subprotocol is one word, such as “mqtt”.</source>
        <translation>Ein Subprotokoll ist ein einziges Wort, etwa „mqtt“.</translation>
    </message>
</context>
<context>
    <name>profiles::Yaml</name>
    <message>
        <source>this does not belong to what stands above it</source>
        <translation>dies gehört nicht zu dem, was darüber steht</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>anchors, aliases, tags and complex keys are not read</source>
        <translation>Anker, Aliasse, Tags und zusammengesetzte Schlüssel werden nicht gelesen</translation>
    </message>
    <message>
        <source>a key with a colon is missing</source>
        <translation>ein Schlüssel mit Doppelpunkt fehlt</translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation>ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>something stands behind the closing quotation mark</source>
        <translation>hinter dem schließenden Anführungszeichen steht noch etwas</translation>
    </message>
    <message>
        <source>something stands behind the closing bracket</source>
        <translation>hinter der schließenden Klammer steht noch etwas</translation>
    </message>
    <message>
        <source>a bracket is never closed</source>
        <translation>eine Klammer wird nie geschlossen</translation>
    </message>
    <message>
        <source>line %L1: %2</source>
        <translation>Zeile %L1: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::CommandLine</name>
    <message>
        <source>unexpected argument &quot;%1&quot;</source>
        <translation>unerwartetes Argument „%1“</translation>
    </message>
    <message>
        <source>unknown option &quot;%1&quot;</source>
        <translation>unbekannte Option „%1“</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 ist zweimal angegeben</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2</source>
        <translation>%1 braucht einen Wert: %1 %2</translation>
    </message>
    <message>
        <source>%1 takes no value</source>
        <translation>%1 nimmt keinen Wert</translation>
    </message>
    <message>
        <source>--%1 must be a whole number from %2 to %3, not &quot;%4&quot;</source>
        <translation>--%1 muss eine ganze Zahl von %2 bis %3 sein, nicht „%4“</translation>
    </message>
    <message>
        <source>--%1 must be a number of seconds above 0, not &quot;%2&quot;</source>
        <translation>--%1 muss eine Anzahl Sekunden über 0 sein, nicht „%2“</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::ConnectedCommand</name>
    <message>
        <source>--help shows how it is used</source>
        <translation>--help zeigt, wie es benutzt wird</translation>
    </message>
    <message>
        <source>connected again</source>
        <translation>wieder verbunden</translation>
    </message>
    <message>
        <source>bytes: %1</source>
        <translation>Bytes: %1</translation>
    </message>
    <message>
        <source>trying again in %1 s</source>
        <translation>neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>stopped before there was a connection</source>
        <translation>angehalten, bevor es eine Verbindung gab</translation>
    </message>
    <message>
        <source>not found in the keychain: %1</source>
        <translation>nicht im Schlüsselbund gefunden: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::ConnectionArguments</name>
    <message>
        <source>--url and --profile exclude each other</source>
        <translation>--url und --profile schließen einander aus</translation>
    </message>
    <message>
        <source>where to? Give --url URL or --profile NAME</source>
        <translation>wohin? Geben Sie --url URL oder --profile NAME an</translation>
    </message>
    <message>
        <source>--protocol must be 3.1, 3.1.1 or 5, not &quot;%1&quot;</source>
        <translation>--protocol muss 3.1, 3.1.1 oder 5 sein, nicht „%1“</translation>
    </message>
    <message>
        <source>--clean-start and --no-clean-start exclude each other</source>
        <translation>--clean-start und --no-clean-start schließen einander aus</translation>
    </message>
    <message>
        <source>--proxy must be socks5://[user:password@]host[:port] or http://[user:password@]host[:port]</source>
        <translation>--proxy muss socks5://[user:password@]host[:port] oder http://[user:password@]host[:port] sein</translation>
    </message>
    <message>
        <source>--%1 is of use with TLS only: give the address as mqtts:// or wss://</source>
        <translation>--%1 nützt nur mit TLS: Geben Sie die Adresse als mqtts:// oder wss:// an</translation>
    </message>
    <message>
        <source>--%1 %2 cannot be read: %3</source>
        <translation>--%1 %2 ist nicht lesbar: %3</translation>
    </message>
    <message>
        <source>--no-clean-start needs --client-id: that is the name the broker keeps the session under</source>
        <translation>--no-clean-start braucht --client-id: Unter diesem Namen behält der Broker die Sitzung</translation>
    </message>
    <message>
        <source>before MQTT 5.0 a password needs a user name: give --username too</source>
        <translation>vor MQTT 5.0 braucht ein Passwort einen Benutzernamen: Geben Sie auch --username an</translation>
    </message>
    <message>
        <source>--%1 has no effect before MQTT 5.0</source>
        <translation>--%1 hat vor MQTT 5.0 keine Wirkung</translation>
    </message>
    <message>
        <source>--session-file needs --no-clean-start: a session that begins anew has nothing to keep</source>
        <translation>--session-file braucht --no-clean-start: Eine Sitzung, die neu beginnt, hat nichts zu behalten</translation>
    </message>
    <message>
        <source>--%1 needs --will-topic</source>
        <translation>--%1 braucht --will-topic</translation>
    </message>
    <message>
        <source>--user-property will:… needs a last will: --will-topic, or a profile that has one</source>
        <translation>--user-property will:… braucht einen letzten Willen: --will-topic oder ein Profil, das einen hat</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::Help</name>
    <message>
        <source>topicscopectl: the MQTT explorer Topicscope without a window</source>
        <translation>topicscopectl: der MQTT-Explorer Topicscope ohne Fenster</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Subscribe, and print each message that arrives as a line of text or JSON.</source>
        <translation>Abonnieren und jede Nachricht, die ankommt, als eine Zeile Text oder JSON ausgeben.</translation>
    </message>
    <message>
        <source>Publish a message, and print how the broker acknowledged it.</source>
        <translation>Eine Nachricht veröffentlichen und ausgeben, wie der Broker sie bestätigte.</translation>
    </message>
    <message>
        <source>List the saved connections.</source>
        <translation>Die gespeicherten Verbindungen auflisten.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>A failure of its own: a file that cannot be read, an output that cannot be written.</source>
        <translation>Ein eigener Fehler: eine Datei, die nicht lesbar ist, eine Ausgabe, die sich nicht schreiben lässt.</translation>
    </message>
    <message>
        <source>Wrong usage.</source>
        <translation>Falsch benutzt.</translation>
    </message>
    <message>
        <source>Not connected: refused, unreachable, TLS, or the connection was lost with --no-reconnect. The reason is on standard error.</source>
        <translation>Nicht verbunden: abgelehnt, nicht erreichbar, TLS, oder die Verbindung ging mit --no-reconnect verloren. Der Grund steht auf der Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>The peer broke the protocol; the clause of the standard and the bytes are on standard error.</source>
        <translation>Die Gegenseite verletzte das Protokoll; die Stelle im Standard und die Bytes stehen auf der Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>The time given by --for ran out, or a signal came, before --count messages or the acknowledgement.</source>
        <translation>Die mit --for gegebene Zeit lief ab, oder ein Signal kam, bevor --count Nachrichten oder die Bestätigung da waren.</translation>
    </message>
    <message>
        <source>The broker refused a subscription or a publish.</source>
        <translation>Der Broker lehnte ein Abonnement oder eine Veröffentlichung ab.</translation>
    </message>
    <message>
        <source>Exit status</source>
        <translation>Exit-Status</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Where to connect</source>
        <translation>Wohin verbinden</translation>
    </message>
    <message>
        <source>Session and limits</source>
        <translation>Sitzung und Grenzen</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Anmeldedaten</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Connects to a broker and prints each message it receives as one line on standard output, at once, until --count or --for is reached or a signal comes (SIGINT, SIGTERM). Everything else is said on standard error.</source>
        <translation>Verbindet sich mit einem Broker und gibt jede empfangene Nachricht sofort als eine Zeile auf der Standardausgabe aus, bis --count oder --for erreicht ist oder ein Signal kommt (SIGINT, SIGTERM). Alles andere steht auf der Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>With --format jsonl each line is an object with the fields time (UTC, ISO 8601 with microseconds), topic, qos, retain, dup, packet_id (null at QoS 0), provenance (retained, live, resumed or redelivered), payload (null where the bytes are not UTF-8), payload_base64, properties (the names of MQTT 5.0 in snake_case; binary values in Base64; user_properties is a list of pairs) and subscription_ids.</source>
        <translation>Mit --format jsonl ist jede Zeile ein Objekt mit den Feldern time (UTC, ISO 8601 mit Mikrosekunden), topic, qos, retain, dup, packet_id (null bei QoS 0), provenance (retained, live, resumed oder redelivered), payload (null, wo die Bytes kein UTF-8 sind), payload_base64, properties (die Namen von MQTT 5.0 in snake_case; binäre Werte in Base64; user_properties ist eine Liste von Paaren) und subscription_ids.</translation>
    </message>
    <message>
        <source>Connects to a broker, publishes, waits for the acknowledgement (PUBACK at QoS 1, PUBCOMP at QoS 2), prints it, and disconnects. At QoS 0 nothing is acknowledged; then it says that the message was handed over. With --lines, each acknowledgement stands behind the number of its line.</source>
        <translation>Verbindet sich mit einem Broker, veröffentlicht, wartet auf die Bestätigung (PUBACK bei QoS 1, PUBCOMP bei QoS 2), gibt sie aus und trennt die Verbindung. Bei QoS 0 wird nichts bestätigt; dann heißt es, dass die Nachricht übergeben wurde. Mit --lines steht jede Bestätigung hinter der Nummer ihrer Zeile.</translation>
    </message>
    <message>
        <source>Lists the saved connections: name and address, with a tab between them. Secrets are not read.</source>
        <translation>Listet die gespeicherten Verbindungen auf: Name und Adresse, dazwischen ein Tabulator. Geheimnisse werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>The password, where --password-file does not give it.</source>
        <translation>Das Passwort, wo --password-file es nicht angibt.</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::PacketTrace</name>
    <message>
        <source>packets left out: %1</source>
        <translation>ausgelassene Pakete: %1</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>Länge %1</translation>
    </message>
    <message>
        <source>packet %1</source>
        <translation>Paket %1</translation>
    </message>
    <message>
        <source>answers packet %1 after %2 ms</source>
        <translation>Antwort auf Paket %1 nach %2 ms</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>kept: the first %1 of %2 bytes</source>
        <translation>behalten: die ersten %1 von %2 Bytes</translation>
    </message>
    <message>
        <source>malformed: %1</source>
        <translation>fehlerhaft: %1</translation>
    </message>
    <message>
        <source>... %1 more bytes</source>
        <translation>... %1 weitere Bytes</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::PubCommand</name>
    <message>
        <source>publish to what? Give -t TOPIC</source>
        <translation>an welches Topic veröffentlichen? Geben Sie -t TOPIC an</translation>
    </message>
    <message>
        <source>--property needs MQTT 5.0; --protocol asks for an older version</source>
        <translation>--property braucht MQTT 5.0; --protocol verlangt eine ältere Version</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no topic: %2 [%3]</source>
        <translation>„%1“ ist kein Topic: %2 [%3]</translation>
    </message>
    <message>
        <source>give the message by one of -m TEXT, -f FILE and --lines</source>
        <translation>geben Sie die Nachricht mit einem von -m TEXT, -f FILE und --lines an</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is larger than an MQTT message can be (256 MiB)</source>
        <translation>%1 ist größer, als eine MQTT-Nachricht sein kann (256 MiB)</translation>
    </message>
    <message>
        <source>standard input cannot be read</source>
        <translation>die Standardeingabe ist nicht lesbar</translation>
    </message>
    <message>
        <source>a line of standard input is larger than an MQTT message can be (256 MiB)</source>
        <translation>eine Zeile der Standardeingabe ist größer, als eine MQTT-Nachricht sein kann (256 MiB)</translation>
    </message>
    <message>
        <source>line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
    <message>
        <source>the broker refused the message: %1</source>
        <translation>der Broker lehnte die Nachricht ab: %1</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>nicht gesendet: %1</translation>
    </message>
    <message>
        <source>the connection was lost before the acknowledgement: nobody knows whether it arrived</source>
        <translation>die Verbindung ging vor der Bestätigung verloren: Niemand weiß, ob die Nachricht ankam</translation>
    </message>
    <message>
        <source>handed to the broker: %1 (QoS 0 is not acknowledged)</source>
        <translation>dem Broker übergeben: %1 (QoS 0 wird nicht bestätigt)</translation>
    </message>
    <message>
        <source>handed to the broker (QoS 0 is not acknowledged)</source>
        <translation>dem Broker übergeben (QoS 0 wird nicht bestätigt)</translation>
    </message>
    <message>
        <source>not acknowledged: %1</source>
        <translation>nicht bestätigt: %1</translation>
    </message>
    <message>
        <source>the output cannot be written</source>
        <translation>die Ausgabe lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>the broker no longer had the session; published again, since at QoS 1 a message must arrive at least once</source>
        <translation>der Broker hatte die Sitzung nicht mehr; erneut veröffentlicht, denn bei QoS 1 muss eine Nachricht mindestens einmal ankommen</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::PublishProperties</name>
    <message>
        <source>--property needs NAME=VALUE, not &quot;%1&quot;</source>
        <translation>--property braucht NAME=VALUE, nicht „%1“</translation>
    </message>
    <message>
        <source>--property user_property needs NAME=VALUE as its value</source>
        <translation>--property user_property braucht NAME=VALUE als Wert</translation>
    </message>
    <message>
        <source>a published message has no property &quot;%1&quot;; there are payload_format_indicator, message_expiry_interval, topic_alias, response_topic, correlation_data, content_type and user_property</source>
        <translation>eine veröffentlichte Nachricht hat keine Eigenschaft „%1“; es gibt payload_format_indicator, message_expiry_interval, topic_alias, response_topic, correlation_data, content_type und user_property</translation>
    </message>
    <message>
        <source>the value of %1 is no Base64</source>
        <translation>der Wert von %1 ist kein Base64</translation>
    </message>
    <message>
        <source>the value of %1 must be a whole number, not &quot;%2&quot;</source>
        <translation>der Wert von %1 muss eine ganze Zahl sein, nicht „%2“</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::SubCommand</name>
    <message>
        <source>&quot;%1&quot; is no topic filter: %2 [%3]</source>
        <translation>„%1“ ist kein Topic-Filter: %2 [%3]</translation>
    </message>
    <message>
        <source>--format must be text or jsonl, not &quot;%1&quot;</source>
        <translation>--format muss text oder jsonl sein, nicht „%1“</translation>
    </message>
    <message>
        <source>the output is not read as fast as messages arrive: some are not written</source>
        <translation>die Ausgabe wird nicht so schnell gelesen, wie Nachrichten ankommen: Einige werden nicht geschrieben</translation>
    </message>
    <message>
        <source>refused: &quot;%1&quot;, reason code 0x%2 %3</source>
        <translation>abgelehnt: „%1“, Reason Code 0x%2 %3</translation>
    </message>
    <message>
        <source>the output cannot be written: %1</source>
        <translation>die Ausgabe lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>received and not written, because the output was not read fast enough: %1</source>
        <translation>empfangen und nicht geschrieben, weil die Ausgabe nicht schnell genug gelesen wurde: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::cli::UserProperties</name>
    <message>
        <source>--user-property needs PACKET:NAME=VALUE, not &quot;%1&quot;</source>
        <translation>--user-property braucht PAKET:NAME=WERT, nicht „%1“</translation>
    </message>
    <message>
        <source>--user-property knows no packet &quot;%1&quot;; there are connect, will, subscribe, disconnect, auth and acknowledgement; a published message has --property user_property=NAME=VALUE</source>
        <translation>--user-property kennt kein Paket „%1“; es gibt connect, will, subscribe, disconnect, auth und acknowledgement; eine veröffentlichte Nachricht hat --property user_property=NAME=WERT</translation>
    </message>
</context>
<context>
    <name>topicscope::client::BrokerUrl</name>
    <message>
        <source>The address is empty; an example is mqtt://broker.example:1883</source>
        <translation>Die Adresse ist leer; ein Beispiel ist mqtt://broker.example:1883</translation>
    </message>
    <message>
        <source>The address starts with “%1://”; it must be mqtt://, mqtts://, ws:// or wss://</source>
        <translation>Die Adresse beginnt mit „%1://“; es muss mqtt://, mqtts://, ws:// oder wss:// sein</translation>
    </message>
    <message>
        <source>The IPv6 address in the address lacks its closing bracket “]”</source>
        <translation>Der IPv6-Adresse in der Adresse fehlt die schließende Klammer „]“</translation>
    </message>
    <message>
        <source>“%1” in brackets is not an IPv6 address</source>
        <translation>„%1“ in Klammern ist keine IPv6-Adresse</translation>
    </message>
    <message>
        <source>After the IPv6 address only “:port” may follow, not “%1”</source>
        <translation>Nach der IPv6-Adresse darf nur „:Port“ folgen, nicht „%1“</translation>
    </message>
    <message>
        <source>The address names no host</source>
        <translation>Die Adresse nennt keinen Host</translation>
    </message>
    <message>
        <source>“%1” is not a host name</source>
        <translation>„%1“ ist kein Hostname</translation>
    </message>
    <message>
        <source>“%1” is not a port: a port is a number from 1 to 65535</source>
        <translation>„%1“ ist kein Port: Ein Port ist eine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>A WebSocket address has no fragment (“#…”)</source>
        <translation>Eine WebSocket-Adresse hat kein Fragment („#…“)</translation>
    </message>
    <message>
        <source>The path of a WebSocket address must not contain spaces or control characters</source>
        <translation>Der Pfad einer WebSocket-Adresse darf weder Leerzeichen noch Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>“%1” follows the port; only ws:// and wss:// addresses have a path</source>
        <translation>„%1“ folgt auf den Port; nur Adressen mit ws:// und wss:// haben einen Pfad</translation>
    </message>
</context>
<context>
    <name>topicscope::client::ConnectionWorker</name>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>The authentication method %1 is not known; SCRAM-SHA-1, SCRAM-SHA-256 and SCRAM-SHA-512 are</source>
        <translation>Die Authentifizierungsmethode %1 ist nicht bekannt; bekannt sind SCRAM-SHA-1, SCRAM-SHA-256 und SCRAM-SHA-512</translation>
    </message>
    <message>
        <source>No connection in time: %1</source>
        <translation>Keine Verbindung in der gegebenen Zeit: %1</translation>
    </message>
    <message>
        <source>The host may be down, or a firewall may swallow the packets.</source>
        <translation>Der Host ist vielleicht aus, oder eine Firewall verschluckt die Pakete.</translation>
    </message>
    <message>
        <source>Waiting for the answer of %1 to CONNECT</source>
        <translation>Wartet auf die Antwort von %1 auf CONNECT</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Sending what is left</source>
        <translation>Sendet den Rest</translation>
    </message>
    <message>
        <source>Disconnected from %1</source>
        <translation>Von %1 getrennt</translation>
    </message>
    <message>
        <source>%1 does not accept MQTT 5.0; trying MQTT 3.1.1.</source>
        <translation>%1 nimmt MQTT 5.0 nicht an; versucht MQTT 3.1.1.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The connection was ended</source>
        <translation>Die Verbindung wurde beendet</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Es gibt keine Verbindung</translation>
    </message>
    <message>
        <source>There is no connection, and this profile does not keep messages for later</source>
        <translation>Es gibt keine Verbindung, und dieses Profil behält keine Nachrichten für später</translation>
    </message>
    <message>
        <source>The queue of messages waiting for the connection is full</source>
        <translation>Die Warteschlange der Nachrichten, die auf die Verbindung warten, ist voll</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The broker lost the session; whether the message arrived is not known</source>
        <translation>Der Broker verlor die Sitzung; ob die Nachricht ankam, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The message expired while it waited</source>
        <translation>Die Nachricht lief ab, während sie wartete</translation>
    </message>
    <message>
        <source>Taken back before it was sent</source>
        <translation>Vor dem Senden zurückgenommen</translation>
    </message>
    <message>
        <source>Connected with %1 over %2</source>
        <translation>Verbunden mit %1 über %2</translation>
    </message>
    <message>
        <source>Connected to %1 with %2 over %3; the broker had kept the session</source>
        <translation>Verbunden mit %1 mit %2 über %3; der Broker hatte die Sitzung behalten</translation>
    </message>
    <message>
        <source>Connected to %1 with %2 over %3</source>
        <translation>Verbunden mit %1 mit %2 über %3</translation>
    </message>
    <message>
        <source>Not subscribed to %1: %2</source>
        <translation>Nicht abonniert: %1: %2</translation>
    </message>
    <message>
        <source>The broker refused the subscription to %1: %2</source>
        <translation>Der Broker lehnte das Abonnement von %1 ab: %2</translation>
    </message>
    <message>
        <source>The broker refused the subscription to %1: %2 It says: %3</source>
        <translation>Der Broker lehnte das Abonnement von %1 ab: %2 Er sagt: %3</translation>
    </message>
    <message>
        <source>The broker granted QoS %1 for %2, not QoS %3</source>
        <translation>Der Broker gewährte QoS %1 für %2, nicht QoS %3</translation>
    </message>
    <message>
        <source>The broker refused to end the subscription to %1: %2</source>
        <translation>Der Broker lehnte es ab, das Abonnement von %1 zu beenden: %2</translation>
    </message>
    <message>
        <source>The broker did not accept user name or password</source>
        <translation>Der Broker nahm Benutzernamen oder Passwort nicht an</translation>
    </message>
    <message>
        <source>The broker does not allow this client to connect (not authorized)</source>
        <translation>Der Broker erlaubt diesem Client keine Verbindung (nicht autorisiert)</translation>
    </message>
    <message>
        <source>User name, password, client identifier or certificate may be wrong or missing.</source>
        <translation>Benutzername, Passwort, Client-ID oder Zertifikat fehlen vielleicht oder sind falsch.</translation>
    </message>
    <message>
        <source>The broker does not speak %1</source>
        <translation>Der Broker spricht kein %1</translation>
    </message>
    <message>
        <source>The broker does not accept this client identifier</source>
        <translation>Der Broker nimmt diese Client-ID nicht an</translation>
    </message>
    <message>
        <source>The broker is not available at the moment</source>
        <translation>Der Broker ist zurzeit nicht verfügbar</translation>
    </message>
    <message>
        <source>The broker is busy; it says to try again later</source>
        <translation>Der Broker ist beschäftigt; er sagt, man solle es später wieder versuchen</translation>
    </message>
    <message>
        <source>The broker has banned this client</source>
        <translation>Der Broker hat diesen Client gesperrt</translation>
    </message>
    <message>
        <source>The broker says to use another server</source>
        <translation>Der Broker sagt, man solle einen anderen Server nehmen</translation>
    </message>
    <message>
        <source>The broker says to use another server: %1</source>
        <translation>Der Broker sagt, man solle einen anderen Server nehmen: %1</translation>
    </message>
    <message>
        <source>The broker refused the connection: %1</source>
        <translation>Der Broker lehnte die Verbindung ab: %1</translation>
    </message>
    <message>
        <source>The broker says: %1</source>
        <translation>Der Broker sagt: %1</translation>
    </message>
    <message>
        <source>Another client connected with the same client identifier and took over the session</source>
        <translation>Ein anderer Client verband sich mit derselben Client-ID und übernahm die Sitzung</translation>
    </message>
    <message>
        <source>Give each client its own identifier; trying again by itself would throw the other one out.</source>
        <translation>Geben Sie jedem Client eine eigene ID; ein neuer Versuch von selbst würde den anderen hinauswerfen.</translation>
    </message>
    <message>
        <source>The broker is shutting down</source>
        <translation>Der Broker fährt herunter</translation>
    </message>
    <message>
        <source>An administrator of the broker ended the connection</source>
        <translation>Ein Administrator des Brokers beendete die Verbindung</translation>
    </message>
    <message>
        <source>The broker heard nothing from us for one and a half keep alives</source>
        <translation>Der Broker hörte anderthalb Keep Alives lang nichts von uns</translation>
    </message>
    <message>
        <source>The broker ended the connection: %1</source>
        <translation>Der Broker beendete die Verbindung: %1</translation>
    </message>
    <message>
        <source>%1 answered with TLS, not with MQTT</source>
        <translation>%1 antwortete mit TLS, nicht mit MQTT</translation>
    </message>
    <message>
        <source>Use mqtts:// for this port.</source>
        <translation>Nehmen Sie mqtts:// für diesen Port.</translation>
    </message>
    <message>
        <source>%1 answered with HTTP, not with MQTT</source>
        <translation>%1 antwortete mit HTTP, nicht mit MQTT</translation>
    </message>
    <message>
        <source>Use ws:// or wss:// for this port.</source>
        <translation>Nehmen Sie ws:// oder wss:// für diesen Port.</translation>
    </message>
    <message>
        <source>The broker broke the protocol (%1): %2</source>
        <translation>Der Broker verletzte das Protokoll (%1): %2</translation>
    </message>
    <message>
        <source>The packet begins with %1</source>
        <translation>Das Paket beginnt mit %1</translation>
    </message>
    <message>
        <source>%1 did not answer CONNECT in time</source>
        <translation>%1 antwortete nicht rechtzeitig auf CONNECT</translation>
    </message>
    <message>
        <source>It may not be an MQTT broker, or may expect TLS or WebSocket on this port.</source>
        <translation>Vielleicht ist es kein MQTT-Broker, oder er erwartet TLS oder WebSocket auf diesem Port.</translation>
    </message>
    <message>
        <source>The broker did not answer PINGREQ in time: the connection is dead</source>
        <translation>Der Broker antwortete nicht rechtzeitig auf PINGREQ: Die Verbindung ist tot</translation>
    </message>
    <message>
        <source>The broker could not prove that it knows the password (%1)</source>
        <translation>Der Broker konnte nicht beweisen, dass er das Passwort kennt (%1)</translation>
    </message>
    <message>
        <source>Authenticated again</source>
        <translation>Erneut authentifiziert</translation>
    </message>
    <message numerus="yes">
        <source>The broker no longer had the session: %n message(s) of ours were on the way</source>
        <translation>
            <numerusform>Der Broker hatte die Sitzung nicht mehr: %n Nachricht von uns war unterwegs</numerusform>
            <numerusform>Der Broker hatte die Sitzung nicht mehr: %n Nachrichten von uns waren unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It may expect TLS (mqtts://) or WebSocket (ws://) on this port.</source>
        <translation>Vielleicht erwartet er auf diesem Port TLS (mqtts://) oder WebSocket (ws://).</translation>
    </message>
    <message numerus="yes">
        <source>The broker closed %n connection(s) in a row soon after they were made: another client with the same client identifier seems to take over</source>
        <translation>
            <numerusform>Der Broker hat %n Verbindung bald nach ihrem Aufbau geschlossen: Ein anderer Client mit derselben Client-ID scheint sie zu übernehmen</numerusform>
            <numerusform>Der Broker hat %n Verbindungen hintereinander bald nach ihrem Aufbau geschlossen: Ein anderer Client mit derselben Client-ID scheint sie zu übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Give each client its own identifier. The waits between the attempts get longer.</source>
        <translation>Jeder Client braucht eine eigene Client-ID. Die Pausen zwischen den Versuchen werden länger.</translation>
    </message>
    <message>
        <source>The saved session could not be read to its end; everything before that is restored. The file as it was is kept with the ending &quot;.damaged&quot;.</source>
        <translation>Die gespeicherte Sitzung ließ sich nicht bis zum Ende lesen; alles davor ist wiederhergestellt. Die Datei, wie sie war, bleibt mit der Endung „.damaged“ erhalten.</translation>
    </message>
    <message>
        <source>Another program went on with this session; what became of the message, it knows</source>
        <translation>Ein anderes Programm hat diese Sitzung fortgesetzt; was aus der Nachricht wurde, weiß jenes</translation>
    </message>
    <message>
        <source>The session of this client identifier is already open, here or in another program</source>
        <translation>Die Sitzung dieser Client-ID ist schon offen, hier oder in einem anderen Programm</translation>
    </message>
    <message>
        <source>Close it there, or use another client identifier or a clean start.</source>
        <translation>Schließen Sie sie dort, oder nehmen Sie eine andere Client-ID oder einen Clean Start.</translation>
    </message>
    <message>
        <source>The session is saved again.</source>
        <translation>Die Sitzung wird wieder gespeichert.</translation>
    </message>
    <message>
        <source>The connection has another session now: another broker, client identifier or way to keep it</source>
        <translation>Die Verbindung hat jetzt eine andere Sitzung: einen anderen Broker, eine andere Client-ID oder eine andere Art, sie aufzuheben</translation>
    </message>
    <message numerus="yes">
        <source>%n more such event(s), not listed one by one</source>
        <translation>
            <numerusform>%n weiteres solches Ereignis, nicht einzeln aufgeführt</numerusform>
            <numerusform>%n weitere solche Ereignisse, nicht einzeln aufgeführt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::client::ProxyHandshake</name>
    <message>
        <source>A SOCKS5 proxy takes user names and passwords of at most 255 bytes</source>
        <translation>Ein SOCKS5-Proxy nimmt Benutzernamen und Passwörter von höchstens 255 Bytes</translation>
    </message>
    <message>
        <source>%1 is not a SOCKS5 proxy</source>
        <translation>%1 ist kein SOCKS5-Proxy</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password</source>
        <translation>Der Proxy %1 verlangt einen Benutzernamen und ein Passwort</translation>
    </message>
    <message>
        <source>The proxy %1 does not take a user name and a password</source>
        <translation>Der Proxy %1 nimmt keinen Benutzernamen und kein Passwort</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name or the password</source>
        <translation>Der Proxy %1 nahm Benutzernamen oder Passwort nicht an</translation>
    </message>
    <message>
        <source>The proxy %1 does not allow connections to %2</source>
        <translation>Der Proxy %1 erlaubt keine Verbindungen zu %2</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach the network of %2</source>
        <translation>Der Proxy %1 kann das Netz von %2 nicht erreichen</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach %2</source>
        <translation>Der Proxy %1 kann %2 nicht erreichen</translation>
    </message>
    <message>
        <source>The proxy %1 reports: connection refused by %2</source>
        <translation>Der Proxy %1 meldet: Verbindung abgelehnt von %2</translation>
    </message>
    <message>
        <source>The proxy %1 got no answer from %2 in time</source>
        <translation>Der Proxy %1 bekam nicht rechtzeitig eine Antwort von %2</translation>
    </message>
    <message>
        <source>The proxy %1 does not support this kind of address: %2</source>
        <translation>Der Proxy %1 unterstützt diese Art von Adresse nicht: %2</translation>
    </message>
    <message>
        <source>The proxy %1 could not connect to %2 (SOCKS5 reply %3)</source>
        <translation>Der Proxy %1 konnte sich nicht mit %2 verbinden (SOCKS5-Antwort %3)</translation>
    </message>
    <message>
        <source>%1 is not an HTTP proxy</source>
        <translation>%1 ist kein HTTP-Proxy</translation>
    </message>
    <message>
        <source>The answer of the proxy %1 is too long</source>
        <translation>Die Antwort des Proxys %1 ist zu lang</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password (HTTP 407)</source>
        <translation>Der Proxy %1 verlangt einen Benutzernamen und ein Passwort (HTTP 407)</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name or the password (HTTP 407)</source>
        <translation>Der Proxy %1 nahm Benutzernamen oder Passwort nicht an (HTTP 407)</translation>
    </message>
    <message>
        <source>The proxy %1 refused the connection to %2:%3 (HTTP %4 %5)</source>
        <translation>Der Proxy %1 lehnte die Verbindung zu %2:%3 ab (HTTP %4 %5)</translation>
    </message>
</context>
<context>
    <name>topicscope::client::SessionFile</name>
    <message>
        <source>The saved session in %1 belongs to another broker or client identifier, or is damaged; it was set aside</source>
        <translation>Die gespeicherte Sitzung in %1 gehört zu einem anderen Broker oder einer anderen Client-ID, oder sie ist beschädigt; sie wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>The session cannot be saved in %1: %2</source>
        <translation>Die Sitzung lässt sich nicht in %1 speichern: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::client::TlsConfiguration</name>
    <message>
        <source>The private key is an Ed25519 or Ed448 key, which Qt cannot use for TLS; use an RSA or EC key</source>
        <translation>Der private Schlüssel ist ein Ed25519- oder Ed448-Schlüssel, den Qt nicht für TLS nutzen kann; nehmen Sie einen RSA- oder EC-Schlüssel</translation>
    </message>
    <message>
        <source>The private key is encrypted and needs its passphrase</source>
        <translation>Der private Schlüssel ist verschlüsselt und braucht seine Passphrase</translation>
    </message>
    <message>
        <source>The passphrase does not open the private key</source>
        <translation>Die Passphrase öffnet den privaten Schlüssel nicht</translation>
    </message>
    <message>
        <source>The private key cannot be read: it must be an RSA or EC key in PEM or DER form</source>
        <translation>Der private Schlüssel ist nicht lesbar: Er muss ein RSA- oder EC-Schlüssel in PEM- oder DER-Form sein</translation>
    </message>
    <message>
        <source>%1 cannot be read: no certificate in PEM or DER form found</source>
        <translation>%1 ist nicht lesbar: kein Zertifikat in PEM- oder DER-Form gefunden</translation>
    </message>
    <message>
        <source>The CA certificate</source>
        <translation>Das CA-Zertifikat</translation>
    </message>
    <message>
        <source>The client certificate</source>
        <translation>Das Client-Zertifikat</translation>
    </message>
    <message>
        <source>The client certificate needs its private key</source>
        <translation>Das Client-Zertifikat braucht seinen privaten Schlüssel</translation>
    </message>
    <message>
        <source>There is a private key, but no client certificate for it</source>
        <translation>Es gibt einen privaten Schlüssel, aber kein Client-Zertifikat dazu</translation>
    </message>
    <message>
        <source>The certificate is for %1, not for %2</source>
        <translation>Das Zertifikat gilt für %1, nicht für %2</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2; is this computer&apos;s clock right?</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2; geht die Uhr dieses Rechners richtig?</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by itself and not among those trusted</source>
        <translation>Das Zertifikat von %1 ist selbst signiert und keines, dem vertraut wird</translation>
    </message>
    <message>
        <source>The certificate was issued by “%1”, which is not trusted here (chain: %2)</source>
        <translation>Das Zertifikat wurde von „%1“ ausgestellt, dem hier nicht vertraut wird (Kette: %2)</translation>
    </message>
    <message>
        <source>an unnamed authority</source>
        <translation>einer unbenannten Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>The certificate of %1 was revoked</source>
        <translation>Das Zertifikat von %1 wurde widerrufen</translation>
    </message>
    <message>
        <source>The broker presented no certificate</source>
        <translation>Der Broker legte kein Zertifikat vor</translation>
    </message>
    <message>
        <source>The certificate of %1 is not meant for a server</source>
        <translation>Das Zertifikat von %1 ist nicht für einen Server gedacht</translation>
    </message>
    <message>
        <source>The certificate of %1 was not accepted: %2</source>
        <translation>Das Zertifikat von %1 wurde nicht angenommen: %2</translation>
    </message>
    <message>
        <source>%1 does not speak TLS on this port</source>
        <translation>%1 spricht auf diesem Port kein TLS</translation>
    </message>
    <message>
        <source>%1 wants a client certificate</source>
        <translation>%1 verlangt ein Client-Zertifikat</translation>
    </message>
    <message>
        <source>%1 did not accept our client certificate</source>
        <translation>%1 nahm unser Client-Zertifikat nicht an</translation>
    </message>
    <message>
        <source>%1 does not trust the authority that issued our client certificate</source>
        <translation>%1 vertraut der Zertifizierungsstelle nicht, die unser Client-Zertifikat ausgestellt hat</translation>
    </message>
    <message>
        <source>%1 says that our client certificate has expired</source>
        <translation>%1 sagt, dass unser Client-Zertifikat abgelaufen ist</translation>
    </message>
    <message>
        <source>%1 and we have no TLS version in common</source>
        <translation>%1 und wir haben keine gemeinsame TLS-Version</translation>
    </message>
    <message>
        <source>%1 supports none of the ALPN protocols offered</source>
        <translation>%1 unterstützt keines der angebotenen ALPN-Protokolle</translation>
    </message>
    <message>
        <source>%1 does not know the server name (SNI) asked for</source>
        <translation>%1 kennt den verlangten Servernamen (SNI) nicht</translation>
    </message>
    <message>
        <source>%1 refused the TLS handshake: no cipher in common, or a client certificate is missing</source>
        <translation>%1 lehnte den TLS-Handshake ab: keine gemeinsame Verschlüsselung, oder es fehlt ein Client-Zertifikat</translation>
    </message>
    <message>
        <source>The private key does not belong to the client certificate</source>
        <translation>Der private Schlüssel gehört nicht zum Client-Zertifikat</translation>
    </message>
    <message>
        <source>The client certificate is too weak for this system&apos;s security level</source>
        <translation>Das Client-Zertifikat ist zu schwach für die Sicherheitsstufe dieses Systems</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2</source>
        <translation>TLS mit %1 fehlgeschlagen: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::client::Transport</name>
    <message>
        <source>Looking up %1</source>
        <translation>Sucht %1</translation>
    </message>
    <message>
        <source>Host not found: %1</source>
        <translation>Host nicht gefunden: %1</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer&apos;s name server knows it.</source>
        <translation>Prüfen Sie die Schreibweise, und ob der Namensdienst dieses Rechners ihn kennt.</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up: %2</source>
        <translation>Der Name %1 konnte nicht aufgelöst werden: %2</translation>
    </message>
    <message>
        <source>Connecting to the proxy %1</source>
        <translation>Verbindet mit dem Proxy %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>Asking the proxy for %1</source>
        <translation>Bittet den Proxy um %1</translation>
    </message>
    <message>
        <source>TLS handshake with %1</source>
        <translation>TLS-Handshake mit %1</translation>
    </message>
    <message numerus="yes">
        <source>The broker&apos;s certificate expires in %n day(s)</source>
        <translation>
            <numerusform>Das Zertifikat des Brokers läuft in %n Tag ab</numerusform>
            <numerusform>Das Zertifikat des Brokers läuft in %n Tagen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>WebSocket upgrade with %1</source>
        <translation>WebSocket-Upgrade mit %1</translation>
    </message>
    <message>
        <source>The proxy sent more than its answer</source>
        <translation>Der Proxy sandte mehr als seine Antwort</translation>
    </message>
    <message>
        <source>%1 refused the WebSocket upgrade: HTTP %2 %3</source>
        <translation>%1 lehnte das WebSocket-Upgrade ab: HTTP %2 %3</translation>
    </message>
    <message>
        <source>Check the path of the address.</source>
        <translation>Prüfen Sie den Pfad der Adresse.</translation>
    </message>
    <message>
        <source>%1 does not speak WebSocket on this port</source>
        <translation>%1 spricht auf diesem Port kein WebSocket</translation>
    </message>
    <message>
        <source>The broker closed the WebSocket (code %1)</source>
        <translation>Der Broker schloss den WebSocket (Code %1)</translation>
    </message>
    <message>
        <source>The broker closed the WebSocket (code %1: %2)</source>
        <translation>Der Broker schloss den WebSocket (Code %1: %2)</translation>
    </message>
    <message>
        <source>The WebSocket of %1 breaks the protocol: %2</source>
        <translation>Der WebSocket von %1 verletzt das Protokoll: %2</translation>
    </message>
    <message>
        <source>Connection refused by the proxy %1</source>
        <translation>Verbindung vom Proxy %1 abgelehnt</translation>
    </message>
    <message>
        <source>Connection refused by %1</source>
        <translation>Verbindung abgelehnt von %1</translation>
    </message>
    <message>
        <source>Nothing listens on that port, or a firewall refuses it.</source>
        <translation>Auf diesem Port hört niemand, oder eine Firewall lehnt ab.</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 antwortete nicht rechtzeitig</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>The proxy closed the connection without an answer</source>
        <translation>Der Proxy schloss die Verbindung ohne Antwort</translation>
    </message>
    <message>
        <source>%1 closed the connection during the TLS handshake</source>
        <translation>%1 schloss die Verbindung während des TLS-Handshakes</translation>
    </message>
    <message>
        <source>Is this the port for TLS?</source>
        <translation>Ist das der Port für TLS?</translation>
    </message>
    <message>
        <source>%1 closed the connection instead of answering the WebSocket upgrade</source>
        <translation>%1 schloss die Verbindung, statt auf das WebSocket-Upgrade zu antworten</translation>
    </message>
    <message>
        <source>The broker closed the connection</source>
        <translation>Der Broker schloss die Verbindung</translation>
    </message>
    <message>
        <source>The connection was reset by the broker or by something on the way</source>
        <translation>Die Verbindung wurde vom Broker oder von etwas auf dem Weg abgebrochen</translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2</source>
        <translation>Die Verbindung zu %1 schlug fehl: %2</translation>
    </message>
    <message>
        <source>The server wants other credentials; they may belong into a header.</source>
        <translation>Der Server verlangt andere Zugangsdaten; womöglich gehören sie in einen Header.</translation>
    </message>
</context>
<context>
    <name>topicscope::commands::RetainedProbe</name>
    <message>
        <source>The broker refused to subscribe to %1: %2</source>
        <translation>Der Broker lehnte das Abonnement von %1 ab: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::commands::SavedMessages</name>
    <message>
        <source>The saved messages could not be loaded. %1</source>
        <translation>Die gespeicherten Nachrichten ließen sich nicht laden. %1</translation>
    </message>
    <message>
        <source>The list of saved messages is damaged: %1. %2</source>
        <translation>Die Liste der gespeicherten Nachrichten ist beschädigt: %1. %2</translation>
    </message>
    <message>
        <source>The list of saved messages is damaged: %1. It was kept as %2, and an empty list is used.</source>
        <translation>Die Liste der gespeicherten Nachrichten ist beschädigt: %1. Sie wurde als %2 aufgehoben; es gilt eine leere Liste.</translation>
    </message>
    <message>
        <source>The message could not be saved: another Topicscope is saving just now. Try again.</source>
        <translation>Die Nachricht ließ sich nicht speichern: Ein anderes Topicscope speichert gerade. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The message could not be saved. %1</source>
        <translation>Die Nachricht ließ sich nicht speichern. %1</translation>
    </message>
    <message>
        <source>The list of saved messages on disk was damaged: %1. It was kept as %2 and saved anew.</source>
        <translation>Die Liste der gespeicherten Nachrichten auf der Platte war beschädigt: %1. Sie wurde als %2 aufgehoben und neu gespeichert.</translation>
    </message>
    <message>
        <source>The message could not be saved: all saved messages together would take more than 64 MiB. Delete some of them.</source>
        <translation>Die Nachricht ließ sich nicht speichern: Alle gespeicherten Nachrichten zusammen brauchten mehr als 64 MiB. Löschen Sie einige.</translation>
    </message>
</context>
<context>
    <name>topicscope::demo::DemoPlant</name>
    <message>
        <source>The demo plant could not connect to its broker: %1</source>
        <translation>Die Demo-Anlage konnte sich nicht mit ihrem Broker verbinden: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::demo::Plant</name>
    <message>
        <source>The description of the demo plant is damaged: %1</source>
        <translation>Die Beschreibung der Demo-Anlage ist beschädigt: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::demo::PrivateBroker</name>
    <message>
        <source>The demo plant needs the MQTT broker mosquitto, which is not installed on this computer. Install the package &quot;mosquitto&quot; (on Debian and Ubuntu: sudo apt install mosquitto) and try again.</source>
        <translation>Die Demo-Anlage braucht den MQTT-Broker mosquitto, der auf diesem Rechner nicht installiert ist. Installieren Sie das Paket „mosquitto“ (unter Debian und Ubuntu: sudo apt install mosquitto) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The demo plant found no free port on this computer&apos;s loopback address 127.0.0.1.</source>
        <translation>Die Demo-Anlage fand auf der Loopback-Adresse 127.0.0.1 dieses Rechners keinen freien Port.</translation>
    </message>
    <message>
        <source>The demo plant could not write its broker&apos;s configuration into the folder for temporary files: %1</source>
        <translation>Die Demo-Anlage konnte die Konfiguration ihres Brokers nicht in den Ordner für temporäre Dateien schreiben: %1</translation>
    </message>
    <message>
        <source>The demo plant&apos;s broker ended unexpectedly.</source>
        <translation>Der Broker der Demo-Anlage endete unerwartet.</translation>
    </message>
    <message>
        <source>The demo plant&apos;s broker did not start. mosquitto said: %1</source>
        <translation>Der Broker der Demo-Anlage startete nicht. mosquitto sagte: %1</translation>
    </message>
    <message>
        <source>The demo plant&apos;s broker %1 could not be started: %2</source>
        <translation>Der Broker %1 der Demo-Anlage ließ sich nicht starten: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::demo::ValueTemplate</name>
    <message>
        <source>%1: $pick has nothing to pick from</source>
        <translation>%1: $pick hat nichts zur Auswahl</translation>
    </message>
    <message>
        <source>%1: there is no generator %2</source>
        <translation>%1: Es gibt keinen Generator %2</translation>
    </message>
    <message>
        <source>%1: a period must be longer than 0 s</source>
        <translation>%1: Eine Periode muss länger als 0 s sein</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Base64</name>
    <message>
        <source>“%1” is not a character of Base64.</source>
        <translation>„%1“ ist kein Zeichen von Base64.</translation>
    </message>
    <message>
        <source>More characters follow the padding “=”.</source>
        <translation>Nach dem Füllzeichen „=“ folgen weitere Zeichen.</translation>
    </message>
    <message>
        <source>This is not Base64: its length or its padding is wrong.</source>
        <translation>Das ist kein Base64: Die Länge oder die Füllzeichen stimmen nicht.</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Cbor</name>
    <message numerus="yes">
        <source>%Ln bytes follow the end of the item.</source>
        <translation>
            <numerusform>%Ln Byte folgt nach dem Ende des Elements.</numerusform>
            <numerusform>%Ln Bytes folgen nach dem Ende des Elements.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ends in the middle of an item.</source>
        <translation>Es endet mitten in einem Element.</translation>
    </message>
    <message>
        <source>A text string is not UTF-8.</source>
        <translation>Eine Zeichenkette ist kein UTF-8.</translation>
    </message>
    <message>
        <source>A “break” stands where an item is expected.</source>
        <translation>Ein „break“ steht, wo ein Element erwartet wird.</translation>
    </message>
    <message>
        <source>A string claims to be longer than any program can hold.</source>
        <translation>Eine Zeichenkette gibt vor, länger zu sein, als irgendein Programm fassen kann.</translation>
    </message>
    <message>
        <source>This is not an item that CBOR knows.</source>
        <translation>Das ist kein Element, das CBOR kennt.</translation>
    </message>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>Es ist tiefer als %n Ebene verschachtelt.</numerusform>
            <numerusform>Es ist tiefer als %n Ebenen verschachtelt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> / %Ln more bytes /</source>
        <translation>
            <numerusform> / %Ln weiteres Byte /</numerusform>
            <numerusform> / %Ln weitere Bytes /</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Decode</name>
    <message>
        <source>It holds bytes that are not UTF-8; they are shown as ⟨ff⟩.</source>
        <translation>Es enthält Bytes, die kein UTF-8 sind; sie werden als ⟨ff⟩ gezeigt.</translation>
    </message>
    <message>
        <source>read as %1</source>
        <translation>gelesen als %1</translation>
    </message>
    <message>
        <source>%1: %2 bytes unpacked to %3 bytes; %4</source>
        <translation>%1: %2 Bytes entpackt zu %3 Bytes; %4</translation>
    </message>
    <message>
        <source>%1: %2 bytes unpack to more than %3 bytes, where unpacking was stopped; %4</source>
        <translation>%1: %2 Bytes ergeben entpackt mehr als %3 Bytes, wo das Entpacken angehalten wurde; %4</translation>
    </message>
    <message>
        <source>Base64: %1 characters hold %2 bytes; %3</source>
        <translation>Base64: %1 Zeichen enthalten %2 Bytes; %3</translation>
    </message>
    <message>
        <source>This does not begin as any known kind of image does.</source>
        <translation>So beginnt keine bekannte Art von Bild.</translation>
    </message>
    <message>
        <source>%1 image, %2 × %3</source>
        <translation>%1-Bild, %2 × %3</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1-Bild</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Encode</name>
    <message>
        <source>Two hexadecimal digits are expected behind “0x”.</source>
        <translation>Nach „0x“ werden zwei Hexadezimalziffern erwartet.</translation>
    </message>
    <message>
        <source>“%1” is not a hexadecimal digit.</source>
        <translation>„%1“ ist keine Hexadezimalziffer.</translation>
    </message>
    <message>
        <source>A byte needs two hexadecimal digits; here is one.</source>
        <translation>Ein Byte braucht zwei Hexadezimalziffern; hier steht eine.</translation>
    </message>
    <message>
        <source>%1 cannot be written by hand here.</source>
        <translation>%1 lässt sich hier nicht von Hand schreiben.</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Format</name>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>CBOR</source>
        <translation>CBOR</translation>
    </message>
    <message>
        <source>Integers and floats</source>
        <translation>Ganz- und Gleitkommazahlen</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>zlib</source>
        <translation>zlib</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>MessagePack</source>
        <translation>MessagePack</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Inflate</name>
    <message>
        <source>There is not enough memory to unpack it.</source>
        <translation>Der Speicher reicht nicht, um es zu entpacken.</translation>
    </message>
    <message>
        <source>Other bytes follow the end of the packed data.</source>
        <translation>Nach dem Ende der gepackten Daten folgen andere Bytes.</translation>
    </message>
    <message>
        <source>The packed data ends too early.</source>
        <translation>Die gepackten Daten enden zu früh.</translation>
    </message>
    <message>
        <source>It was packed with a dictionary that only its sender has.</source>
        <translation>Es wurde mit einem Wörterbuch gepackt, das nur der Sender hat.</translation>
    </message>
    <message>
        <source>The packed data is damaged.</source>
        <translation>Die gepackten Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Json</name>
    <message>
        <source>It ends before there is a value.</source>
        <translation>Es endet, bevor ein Wert kommt.</translation>
    </message>
    <message>
        <source>It ends before the object is closed with “}”.</source>
        <translation>Es endet, bevor das Objekt mit „}“ geschlossen ist.</translation>
    </message>
    <message>
        <source>It ends before the array is closed with “]”.</source>
        <translation>Es endet, bevor das Array mit „]“ geschlossen ist.</translation>
    </message>
    <message>
        <source>“%1” follows the end of the document.</source>
        <translation>„%1“ folgt nach dem Ende des Dokuments.</translation>
    </message>
    <message>
        <source>“,” or “}” is expected here, not “%1”.</source>
        <translation>Hier wird „,“ oder „}“ erwartet, nicht „%1“.</translation>
    </message>
    <message>
        <source>“,” or “]” is expected here, not “%1”.</source>
        <translation>Hier wird „,“ oder „]“ erwartet, nicht „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>Es ist tiefer als %n Ebene verschachtelt.</numerusform>
            <numerusform>Es ist tiefer als %n Ebenen verschachtelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of a member, in double quotes, is expected here, not “%1”.</source>
        <translation>Hier wird der Name eines Feldes in doppelten Anführungszeichen erwartet, nicht „%1“.</translation>
    </message>
    <message>
        <source>“:” is expected here, not “%1”.</source>
        <translation>Hier wird „:“ erwartet, nicht „%1“.</translation>
    </message>
    <message>
        <source>A control character inside a string must be written as \u%1.</source>
        <translation>Ein Steuerzeichen in einer Zeichenkette muss als \u%1 geschrieben werden.</translation>
    </message>
    <message>
        <source>The byte 0x%1 is not UTF-8.</source>
        <translation>Das Byte 0x%1 ist kein UTF-8.</translation>
    </message>
    <message>
        <source>“%1” is not an escape that JSON knows.</source>
        <translation>„%1“ ist keine Escape-Folge, die JSON kennt.</translation>
    </message>
    <message>
        <source>This string is not closed with a double quote.</source>
        <translation>Diese Zeichenkette ist nicht mit einem doppelten Anführungszeichen geschlossen.</translation>
    </message>
    <message>
        <source>A number must not begin with a zero.</source>
        <translation>Eine Zahl darf nicht mit einer Null beginnen.</translation>
    </message>
    <message>
        <source>A digit is missing in this number.</source>
        <translation>In dieser Zahl fehlt eine Ziffer.</translation>
    </message>
    <message>
        <source>“%1” does not belong into a number.</source>
        <translation>„%1“ gehört nicht in eine Zahl.</translation>
    </message>
    <message>
        <source>JSON has no %1.</source>
        <translation>JSON kennt kein %1.</translation>
    </message>
    <message>
        <source>A value is expected here, not “%1” (a comma too many?).</source>
        <translation>Hier wird ein Wert erwartet, nicht „%1“ (ein Komma zu viel?).</translation>
    </message>
    <message>
        <source>A value is expected here, not “%1”.</source>
        <translation>Hier wird ein Wert erwartet, nicht „%1“.</translation>
    </message>
</context>
<context>
    <name>topicscope::payload::MessagePack</name>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>Tiefer verschachtelt als %n Ebene.</numerusform>
            <numerusform>Tiefer verschachtelt als %n Ebenen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ends in the middle of an object.</source>
        <translation>Endet mitten in einem Objekt.</translation>
    </message>
    <message>
        <source>No object of MessagePack begins with the byte 0xc1.</source>
        <translation>Kein Objekt von MessagePack beginnt mit dem Byte 0xc1.</translation>
    </message>
    <message numerus="yes">
        <source> / %Ln more bytes /</source>
        <translation>
            <numerusform> / noch %Ln Byte /</numerusform>
            <numerusform> / noch %Ln Bytes /</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes follow the end of the object.</source>
        <translation>
            <numerusform>Nach dem Ende des Objekts folgt %Ln Byte.</numerusform>
            <numerusform>Nach dem Ende des Objekts folgen %Ln Bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Numbers</name>
    <message>
        <source>big-endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <source>little-endian</source>
        <translation>Little-Endian</translation>
    </message>
    <message numerus="yes">
        <source>  … and %Ln more</source>
        <translation>
            <numerusform>  … und noch %Ln</numerusform>
            <numerusform>  … und noch %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Preview</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>CBOR · %L1 × %2</source>
        <translation>CBOR · %L1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>CBOR · %Ln items</source>
        <translation>
            <numerusform>CBOR · %Ln Element</numerusform>
            <numerusform>CBOR · %Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>binary, %1:</source>
        <translation>binär, %1:</translation>
    </message>
    <message>
        <source>gzip, %1</source>
        <translation>gzip, %1</translation>
    </message>
    <message>
        <source>%1 image, %2 × %3</source>
        <translation>%1-Bild, %2 × %3</translation>
    </message>
    <message>
        <source>%1 image, %2</source>
        <translation>%1-Bild, %2</translation>
    </message>
    <message>
        <source>zlib, %1</source>
        <translation>zlib, %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message numerus="yes">
        <source>MessagePack · %Ln items</source>
        <translation>
            <numerusform>MessagePack · %Ln Element</numerusform>
            <numerusform>MessagePack · %Ln Elemente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Recognise</name>
    <message>
        <source>found by content</source>
        <translation>am Inhalt erkannt</translation>
    </message>
    <message>
        <source>like JSON, but broken at line %L1, column %L2</source>
        <translation>wie JSON, aber fehlerhaft in Zeile %L1, Spalte %L2</translation>
    </message>
    <message>
        <source>a guess from its size</source>
        <translation>nach der Größe geraten</translation>
    </message>
    <message>
        <source>not text, and no known format</source>
        <translation>kein Text und kein bekanntes Format</translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>keine Bytes</translation>
    </message>
    <message>
        <source>named by Content Type</source>
        <translation>von Content Type genannt</translation>
    </message>
    <message>
        <source>found by content; it is not the %1 that Content Type says</source>
        <translation>am Inhalt erkannt; nicht %1, wie Content Type sagt</translation>
    </message>
</context>
<context>
    <name>topicscope::profiles::ProfileStore</name>
    <message>
        <source>The connections could not be loaded. %1</source>
        <translation>Die Verbindungen konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>The list of connections is damaged: %1. %2</source>
        <translation>Die Liste der Verbindungen ist beschädigt: %1. %2</translation>
    </message>
    <message>
        <source>The list of connections is damaged: %1. It was kept as %2, and an empty list is used.</source>
        <translation>Die Liste der Verbindungen ist beschädigt: %1. Sie wurde als %2 aufgehoben, und eine leere Liste wird benutzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n connections are named “%1”. Rename all but one of them.</source>
        <translation>
            <numerusform>%n Verbindung heißt „%1“. Benennen Sie alle bis auf eine um.</numerusform>
            <numerusform>%n Verbindungen heißen „%1“. Benennen Sie alle bis auf eine um.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection named “%1”.</source>
        <translation>Es gibt keine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>The connections could not be saved: another Topicscope is saving them just now. Try again.</source>
        <translation>Die Verbindungen konnten nicht gespeichert werden: Ein anderes Topicscope speichert sie gerade. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The connections could not be saved. %1</source>
        <translation>Die Verbindungen konnten nicht gespeichert werden. %1</translation>
    </message>
    <message>
        <source>The list of connections on disk was damaged: %1. It was kept as %2 and saved anew.</source>
        <translation>Die Liste der Verbindungen auf der Platte war beschädigt: %1. Sie wurde als %2 aufgehoben und neu gespeichert.</translation>
    </message>
</context>
<context>
    <name>topicscope::profiles::SecretStore</name>
    <message>
        <source>No keychain is used.</source>
        <translation>Es wird kein Schlüsselbund benutzt.</translation>
    </message>
    <message>
        <source>The keychain has no entry for this: %1. It may be locked, or the entry was made by another user. Enter it again.</source>
        <translation>Der Schlüsselbund hat dafür keinen Eintrag: %1. Vielleicht ist er gesperrt, oder ein anderer Benutzer hat den Eintrag angelegt. Geben Sie das Geheimnis neu ein.</translation>
    </message>
    <message>
        <source>Secrets: OS keychain (%1), not asked yet</source>
        <translation>Geheimnisse: Schlüsselbund des Systems (%1), noch nicht gefragt</translation>
    </message>
    <message>
        <source>Secrets: OS keychain (%1)</source>
        <translation>Geheimnisse: Schlüsselbund des Systems (%1)</translation>
    </message>
    <message>
        <source>The keychain is locked or refused access, so secrets are kept only until Topicscope ends. Unlock it and save again to keep them.</source>
        <translation>Der Schlüsselbund ist gesperrt oder verweigert den Zugriff, daher bleiben Geheimnisse nur, bis Topicscope endet. Entsperren und erneut speichern, um sie zu behalten.</translation>
    </message>
    <message>
        <source>No keychain answers on this computer, so secrets are kept only until Topicscope ends.</source>
        <translation>Auf diesem Computer antwortet kein Schlüsselbund, daher bleiben Geheimnisse nur, bis Topicscope endet.</translation>
    </message>
</context>
<context>
    <name>topicscope::profiles::Settings</name>
    <message>
        <source>The settings could not be loaded, and changes will not be saved. %1</source>
        <translation>Die Einstellungen konnten nicht geladen werden, und Änderungen werden nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The settings file is damaged, and changes will not be saved. %1</source>
        <translation>Die Einstellungsdatei ist beschädigt, und Änderungen werden nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The settings file is damaged. It was kept as %1, and the defaults are used.</source>
        <translation>Die Einstellungsdatei ist beschädigt. Sie wurde als %1 aufgehoben, und es gelten die Vorgabewerte.</translation>
    </message>
</context>
<context>
    <name>topicscope::topics::HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
</context>
<context>
    <name>topicscope::topics::MessageListModel</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
</context>
<context>
    <name>topicscope::topics::TopicTreeModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>Retained</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::AboutWindow</name>
    <message>
        <source>About Topicscope</source>
        <translation>Über Topicscope</translation>
    </message>
    <message>
        <source>The program&apos;s icon</source>
        <translation>Das Symbol des Programms</translation>
    </message>
    <message>
        <source>Every topic live, every message explained, every lost message accounted for.</source>
        <translation>Jedes Topic live, jede Nachricht erklärt, über jede verlorene Nachricht Rechenschaft.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.
Runs on Qt %1.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später.
Läuft mit Qt %1.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Groups nest with “/”: Plants/North.</source>
        <translation>Gruppen werden mit „/“ geschachtelt: Werke/Nord.</translation>
    </message>
    <message>
        <source>a word shown beside the name: production, test</source>
        <translation>ein Wort neben dem Namen: Produktion, Test</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennwort am Namen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Production: ask before anything is published or deleted</source>
        <translation>Produktion: vor jedem Veröffentlichen und Löschen fragen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Breadcrumb</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>a topic level without characters</comment>
        <translation>(leer)</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BrokerPage</name>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Host und Port</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>TCP (mqtt://)</source>
        <translation>TCP (mqtt://)</translation>
    </message>
    <message>
        <source>TLS (mqtts://)</source>
        <translation>TLS (mqtts://)</translation>
    </message>
    <message>
        <source>WebSocket (ws://)</source>
        <translation>WebSocket (ws://)</translation>
    </message>
    <message>
        <source>Secure WebSocket (wss://)</source>
        <translation>Sicherer WebSocket (wss://)</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>MQTT 5.0, or 3.1.1 where the broker refuses it</source>
        <translation>MQTT 5.0, oder 3.1.1, wo der Broker es ablehnt</translation>
    </message>
    <message>
        <source>MQTT 5.0 only</source>
        <translation>Nur MQTT 5.0</translation>
    </message>
    <message>
        <source>MQTT 3.1.1</source>
        <translation>MQTT 3.1.1</translation>
    </message>
    <message>
        <source>MQTT 3.1</source>
        <translation>MQTT 3.1</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>10,000</source>
        <translation>10.000</translation>
    </message>
    <message>
        <source>Connect time-out, ms</source>
        <translation>Zeitlimit beim Verbinden, ms</translation>
    </message>
    <message>
        <source>Secret header</source>
        <translation>Geheime Kopfzeile</translation>
    </message>
    <message>
        <source>Authorization: Bearer …</source>
        <translation>Authorization: Bearer …</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BrokerPane</name>
    <message>
        <source>No broker yet</source>
        <translation>Noch kein Broker</translation>
    </message>
    <message>
        <source>What the broker said on connecting appears here: its limits, the session, the client identifier in use.</source>
        <translation>Was der Broker beim Verbinden gesagt hat, erscheint hier: seine Grenzen, die Sitzung, die verwendete Client-ID.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>the broker refused MQTT 5.0</source>
        <translation>der Broker lehnte MQTT 5.0 ab</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Broker&apos;s address</source>
        <translation>Adresse des Brokers</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Eigene Adresse</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>ALPN</source>
        <translation>ALPN</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>CONNECT to CONNACK</source>
        <translation>CONNECT bis CONNACK</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Client identifier</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>assigned by the broker</source>
        <translation>vom Broker zugewiesen</translation>
    </message>
    <message>
        <source>Session present</source>
        <translation>Session Present</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>the broker no longer had ours</source>
        <translation>der Broker hatte unsere nicht mehr</translation>
    </message>
    <message>
        <source>Session expiry</source>
        <translation>Ablauf der Sitzung</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>ends with the connection</source>
        <translation>endet mit der Verbindung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>changed by the broker</source>
        <translation>vom Broker geändert</translation>
    </message>
    <message>
        <source>Keep alive</source>
        <translation>Keep Alive</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>changed by the broker (Server Keep Alive)</source>
        <translation>vom Broker geändert (Server Keep Alive)</translation>
    </message>
    <message>
        <source>What the broker allows</source>
        <translation>Was der Broker erlaubt</translation>
    </message>
    <message>
        <source>not announced: the standard&apos;s value</source>
        <translation>nicht angekündigt: der Wert des Standards</translation>
    </message>
    <message>
        <source>Maximum QoS</source>
        <translation>Maximum QoS</translation>
    </message>
    <message>
        <source>Receive Maximum</source>
        <translation>Receive Maximum</translation>
    </message>
    <message>
        <source>Maximum Packet Size</source>
        <translation>Maximum Packet Size</translation>
    </message>
    <message>
        <source>Topic Alias Maximum</source>
        <translation>Topic Alias Maximum</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>Retained-Nachrichten</translation>
    </message>
    <message>
        <source>Wildcards in filters</source>
        <translation>Platzhalter in Filtern</translation>
    </message>
    <message>
        <source>Shared subscriptions</source>
        <translation>Geteilte Abonnements</translation>
    </message>
    <message>
        <source>Subscription identifiers</source>
        <translation>Subscription Identifier</translation>
    </message>
    <message>
        <source>Said by the broker</source>
        <translation>Vom Broker gesagt</translation>
    </message>
    <message>
        <source>Reason string</source>
        <translation>Reason String</translation>
    </message>
    <message>
        <source>Response information</source>
        <translation>Response Information</translation>
    </message>
    <message>
        <source>Server reference</source>
        <translation>Server Reference</translation>
    </message>
    <message>
        <source>Authentication method</source>
        <translation>Authentifizierungsmethode</translation>
    </message>
    <message>
        <source>User property “%1”</source>
        <translation>User Property „%1“</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BulkPanel</name>
    <message>
        <source>Retain</source>
        <translation>Retain</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The export stopped: %1</source>
        <translation>Der Export brach ab: %1</translation>
    </message>
    <message>
        <source>Action on many topics</source>
        <translation>Aktion für viele Topics</translation>
    </message>
    <message>
        <source>Payload to publish to each topic</source>
        <translation>Nutzdaten, die an jedes Topic gehen</translation>
    </message>
    <message>
        <source>Payload, the same for each topic</source>
        <translation>Nutzdaten, für jedes Topic dieselben</translation>
    </message>
    <message>
        <source>QoS to publish with</source>
        <translation>QoS beim Veröffentlichen</translation>
    </message>
    <message>
        <source>QoS 0</source>
        <translation>QoS 0</translation>
    </message>
    <message>
        <source>QoS 1</source>
        <translation>QoS 1</translation>
    </message>
    <message>
        <source>QoS 2</source>
        <translation>QoS 2</translation>
    </message>
    <message>
        <source>Publish retained messages</source>
        <translation>Mit RETAIN veröffentlichen</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Topics concerned, with results</source>
        <translation>Betroffene Topics mit Ergebnissen</translation>
    </message>
    <message>
        <source>Columns of the list of topics</source>
        <translation>Spalten der Topic-Liste</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln topic(s) has a retained message, as far as this connection has seen.</source>
        <translation>
            <numerusform>Das Topic hat keine Retained-Nachricht, soweit diese Verbindung es gesehen hat.</numerusform>
            <numerusform>Keines der %Ln Topics hat eine Retained-Nachricht, soweit diese Verbindung es gesehen hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes an empty message with RETAIN set, at QoS %1, to each of the %Ln topic(s) below. The broker then forgets what it retains there. This cannot be undone.</source>
        <translation>
            <numerusform>Veröffentlicht eine leere Nachricht mit RETAIN und QoS %1 an das Topic unten. Der Broker vergisst dann, was er dort aufbewahrt. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Veröffentlicht eine leere Nachricht mit RETAIN und QoS %1 an jedes der %Ln Topics unten. Der Broker vergisst dann, was er dort aufbewahrt. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln Retained Message(s)</source>
        <translation>
            <numerusform>%Ln Retained-Nachricht löschen</numerusform>
            <numerusform>%Ln Retained-Nachrichten löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes this payload of %1 with RETAIN set, at QoS %2, to each of the %Ln topic(s) below.</source>
        <translation>
            <numerusform>Veröffentlicht diese Nutzdaten von %1 mit RETAIN und QoS %2 an das Topic unten.</numerusform>
            <numerusform>Veröffentlicht diese Nutzdaten von %1 mit RETAIN und QoS %2 an jedes der %Ln Topics unten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes this payload of %1, at QoS %2, to each of the %Ln topic(s) below.</source>
        <translation>
            <numerusform>Veröffentlicht diese Nutzdaten von %1 mit QoS %2 an das Topic unten.</numerusform>
            <numerusform>Veröffentlicht diese Nutzdaten von %1 mit QoS %2 an jedes der %Ln Topics unten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish to %Ln Topic(s)</source>
        <translation>
            <numerusform>An %Ln Topic veröffentlichen</numerusform>
            <numerusform>An %Ln Topics veröffentlichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writes the newest message of each of the %Ln topic(s) below into a file.</source>
        <translation>
            <numerusform>Schreibt die neueste Nachricht des Topics unten in eine Datei.</numerusform>
            <numerusform>Schreibt die neueste Nachricht jedes der %Ln Topics unten in eine Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Asking the broker, by a second connection, what it still retains…</source>
        <translation>Fragt den Broker über eine zweite Verbindung, was er noch aufbewahrt …</translation>
    </message>
    <message>
        <source>Not connected: nothing can be sent now.</source>
        <translation>Nicht verbunden: Es kann jetzt nichts gesendet werden.</translation>
    </message>
    <message>
        <source>The connection is down. Goes on when it is back.</source>
        <translation>Die Verbindung ist unterbrochen. Es geht weiter, sobald sie wieder steht.</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>%1 von %2 erledigt, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 published, %2 failed, %3 cancelled.</source>
        <translation>%1 veröffentlicht, %2 fehlgeschlagen, %3 abgebrochen.</translation>
    </message>
    <message>
        <source>Sent, but the broker could not be asked what it still retains: %1</source>
        <translation>Gesendet, aber der Broker konnte nicht gefragt werden, was er noch aufbewahrt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Really gone: a second connection finds none of the %Ln retained message(s).</source>
        <translation>
            <numerusform>Wirklich weg: Eine zweite Verbindung findet die Retained-Nachricht nicht mehr.</numerusform>
            <numerusform>Wirklich weg: Eine zweite Verbindung findet keine der %Ln Retained-Nachrichten mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gone, %2 still retained, as a second connection sees it.</source>
        <translation>%1 weg, %2 noch aufbewahrt, wie eine zweite Verbindung es sieht.</translation>
    </message>
    <message>
        <source>Export Last Values</source>
        <translation>Letzte Werte exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines files (*.jsonl)</source>
        <translation>JSON-Lines-Dateien (*.jsonl)</translation>
    </message>
    <message>
        <source>Sent. Whether the broker forgot them was not verified.</source>
        <translation>Gesendet. Ob der Broker sie vergessen hat, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>The broker could not be asked what it retains, so this is what this connection has seen: %1</source>
        <translation>Der Broker konnte nicht gefragt werden, was er aufbewahrt; daher steht hier, was diese Verbindung gesehen hat: %1</translation>
    </message>
    <message numerus="yes">
        <source>The broker retains nothing on any of the %Ln topic(s).</source>
        <translation>
            <numerusform>Der Broker bewahrt zu dem Topic nichts auf.</numerusform>
            <numerusform>Der Broker bewahrt zu keinem der %Ln Topics etwas auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the broker, by a second connection, what it retains…</source>
        <translation>Fragt den Broker über eine zweite Verbindung, was er aufbewahrt …</translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln value(s) to %1.</source>
        <translation>
            <numerusform>%Ln Wert exportiert nach %1.</numerusform>
            <numerusform>%Ln Werte exportiert nach %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln other topic(s) nothing is retained.</source>
        <translation>
            <numerusform>Auf %Ln weiteren Topic ist nichts aufbewahrt.</numerusform>
            <numerusform>Auf %Ln weiteren Topics ist nichts aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>values</source>
        <comment>proposed name of a file</comment>
        <translation>werte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) that begin with $ are left alone: select them by hand.</source>
        <translation>
            <numerusform>%Ln Topic, das mit $ beginnt, bleibt unberührt: von Hand wählen.</numerusform>
            <numerusform>%Ln Topics, die mit $ beginnen, bleiben unberührt: von Hand wählen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the retained message on %1</source>
        <translation>Aufbewahrte Nachricht auf %1 löschen</translation>
    </message>
    <message>
        <source>Delete retained messages below %1</source>
        <translation>Aufbewahrte Nachrichten unter %1 löschen</translation>
    </message>
    <message>
        <source>Delete retained messages on the topics below %1 that match the filter</source>
        <translation>Aufbewahrte Nachrichten auf den Topics unter %1 löschen, auf die der Filter passt</translation>
    </message>
    <message>
        <source>Delete retained messages below %1, also where the filter hides them</source>
        <translation>Aufbewahrte Nachrichten unter %1 löschen, auch wo der Filter sie verbirgt</translation>
    </message>
    <message>
        <source>Delete retained messages on and below the selected rows</source>
        <translation>Aufbewahrte Nachrichten auf und unter den gewählten Zeilen löschen</translation>
    </message>
    <message>
        <source>Delete retained messages on and below the selected rows, where they match the filter</source>
        <translation>Aufbewahrte Nachrichten auf und unter den gewählten Zeilen löschen, soweit der Filter passt</translation>
    </message>
    <message>
        <source>Delete retained messages on the topics that match the filter</source>
        <translation>Aufbewahrte Nachrichten auf den Topics löschen, auf die der Filter passt</translation>
    </message>
    <message>
        <source>Delete retained messages on the selected topics</source>
        <translation>Aufbewahrte Nachrichten auf den gewählten Topics löschen</translation>
    </message>
    <message>
        <source>Publish a message to %1</source>
        <translation>Eine Nachricht an %1 veröffentlichen</translation>
    </message>
    <message>
        <source>Publish a message to each topic below %1</source>
        <translation>Eine Nachricht an jedes Topic unter %1 veröffentlichen</translation>
    </message>
    <message>
        <source>Publish a message to each topic below %1 that matches the filter</source>
        <translation>Eine Nachricht an jedes Topic unter %1 veröffentlichen, auf das der Filter passt</translation>
    </message>
    <message>
        <source>Publish a message to each topic below %1, also to those that the filter hides</source>
        <translation>Eine Nachricht an jedes Topic unter %1 veröffentlichen, auch an die vom Filter verborgenen</translation>
    </message>
    <message>
        <source>Publish a message to each topic that matches the filter</source>
        <translation>Eine Nachricht an jedes Topic veröffentlichen, auf das der Filter passt</translation>
    </message>
    <message>
        <source>Publish a message to each of the selected topics</source>
        <translation>Eine Nachricht an jedes gewählte Topic veröffentlichen</translation>
    </message>
    <message>
        <source>Export the last value on %1</source>
        <translation>Letzten Wert von %1 exportieren</translation>
    </message>
    <message>
        <source>Export the last values below %1</source>
        <translation>Letzte Werte unter %1 exportieren</translation>
    </message>
    <message>
        <source>Export the last values of the topics below %1 that match the filter</source>
        <translation>Letzte Werte der Topics unter %1 exportieren, auf die der Filter passt</translation>
    </message>
    <message>
        <source>Export the last values below %1, also of topics that the filter hides</source>
        <translation>Letzte Werte unter %1 exportieren, auch der vom Filter verborgenen Topics</translation>
    </message>
    <message>
        <source>Export the last values of the topics that match the filter</source>
        <translation>Letzte Werte der Topics exportieren, auf die der Filter passt</translation>
    </message>
    <message>
        <source>Export the last values of the selected topics</source>
        <translation>Letzte Werte der gewählten Topics exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Deletes %Ln retained message(s) from %1. This cannot be undone.</source>
        <translation>
            <numerusform>Löscht %Ln aufbewahrte Nachricht von %1. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Löscht %Ln aufbewahrte Nachrichten von %1. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3, to be retained.</source>
        <translation>
            <numerusform>Sendet %1 an %Ln Topic auf dem Produktions-Broker %2, mit QoS %3, zum Aufbewahren.</numerusform>
            <numerusform>Sendet %1 an %Ln Topics auf dem Produktions-Broker %2, mit QoS %3, zum Aufbewahren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3.</source>
        <translation>
            <numerusform>Sendet %1 an %Ln Topic auf dem Produktions-Broker %2, mit QoS %3.</numerusform>
            <numerusform>Sendet %1 an %Ln Topics auf dem Produktions-Broker %2, mit QoS %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>%1 sent, %2 failed, %3 cancelled, %4 not certain. Whether the broker forgot them was not verified.</source>
        <translation>%1 gesendet, %2 fehlgeschlagen, %3 abgebrochen, %4 nicht sicher. Ob der Broker sie vergessen hat, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 published, %2 failed, %3 cancelled, %4 not certain.</source>
        <translation>%1 veröffentlicht, %2 fehlgeschlagen, %3 abgebrochen, %4 nicht sicher.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy Topics</source>
        <translation>Topics kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Looking through the topics…</source>
        <translation>Die Topics werden durchgesehen …</translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln topic(s) not done</source>
        <translation>
            <numerusform>Nur das %Ln unerledigte Topic</numerusform>
            <numerusform>Nur die %Ln unerledigten Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete retained messages on the topics not done</source>
        <translation>Aufbewahrte Nachrichten auf den unerledigten Topics löschen</translation>
    </message>
    <message>
        <source>Publish a message to each topic not done</source>
        <translation>Eine Nachricht an jedes unerledigte Topic veröffentlichen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BulkTopicsModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>still retained: published again meanwhile, or kept by the broker</source>
        <translation>noch aufbewahrt: inzwischen neu veröffentlicht, oder vom Broker behalten</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>nicht gesendet: %1</translation>
    </message>
    <message>
        <source>not certain: the connection was lost before the acknowledgement</source>
        <translation>nicht sicher: Die Verbindung riss vor der Bestätigung ab</translation>
    </message>
    <message>
        <source>cancelled before it was sent</source>
        <translation>vor dem Senden abgebrochen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::CertificateField</name>
    <message>
        <source>Passphrase of the file</source>
        <translation>Passphrase der Datei</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>View…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>There is no certificate in this file, only a private key.</source>
        <translation>In dieser Datei ist kein Zertifikat, nur ein privater Schlüssel.</translation>
    </message>
    <message>
        <source>Choose CA certificates</source>
        <translation>CA-Zertifikate wählen</translation>
    </message>
    <message>
        <source>Choose certificate or key</source>
        <translation>Zertifikat oder Schlüssel wählen</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.der *.key *.p12 *.pfx)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.cer *.der *.key *.p12 *.pfx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>None. The certificates the system trusts are used.</source>
        <translation>Keines. Es gelten die Zertifikate, denen das System vertraut.</translation>
    </message>
    <message>
        <source>None. Needed only where the broker asks for one.</source>
        <translation>Keines. Nur nötig, wo der Broker eines verlangt.</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>abgelaufen am %1</translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%n days)</source>
        <translation>
            <numerusform>gültig bis %1 (%n Tag)</numerusform>
            <numerusform>gültig bis %1 (%n Tage)</numerusform>
        </translation>
    </message>
    <message>
        <source>with its private key</source>
        <translation>mit privatem Schlüssel</translation>
    </message>
    <message>
        <source>the private key is missing: choose its file too</source>
        <translation>der private Schlüssel fehlt: Wählen Sie auch seine Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n certificates</source>
        <translation>
            <numerusform>%n Zertifikat</numerusform>
            <numerusform>%n Zertifikate</numerusform>
        </translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>ausgestellt von %1</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>nur für diese Sitzung</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>own CA</source>
        <translation>eigene CA</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht behalten</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::CertificateViewer</name>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Chain, the own certificate first</source>
        <translation>Kette, das eigene Zertifikat zuerst</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy as PEM</source>
        <translation>Als PEM kopieren</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>itself (self-signed)</source>
        <translation>es selbst (selbst signiert)</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gedacht für</translation>
    </message>
    <message>
        <source>any use</source>
        <translation>jeden Zweck</translation>
    </message>
    <message>
        <source>Is a CA</source>
        <translation>Ist eine CA</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SHA-1</source>
        <translation>SHA-1</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ChipRow</name>
    <message numerus="yes">
        <source>+%n</source>
        <comment>more chips than there is room for</comment>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ClientConnectionTester</name>
    <message>
        <source>MQTT %1 does not tell. A test with MQTT 5.0 would.</source>
        <translation>MQTT %1 sagt es nicht. Ein Test mit MQTT 5.0 würde es sagen.</translation>
    </message>
    <message>
        <source>QoS up to %1</source>
        <translation>QoS bis %1</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>Retained-Nachrichten</translation>
    </message>
    <message>
        <source>No retained messages</source>
        <translation>Keine Retained-Nachrichten</translation>
    </message>
    <message>
        <source>Wildcards in filters</source>
        <translation>Platzhalter in Filtern</translation>
    </message>
    <message>
        <source>No wildcards in filters: “#” will be refused</source>
        <translation>Keine Platzhalter in Filtern: „#“ wird abgelehnt</translation>
    </message>
    <message>
        <source>Shared subscriptions</source>
        <translation>Geteilte Abonnements</translation>
    </message>
    <message>
        <source>No shared subscriptions</source>
        <translation>Keine geteilten Abonnements</translation>
    </message>
    <message>
        <source>Subscription identifiers</source>
        <translation>Abonnementkennungen</translation>
    </message>
    <message>
        <source>No subscription identifiers</source>
        <translation>Keine Abonnementkennungen</translation>
    </message>
    <message>
        <source>Receive maximum %1</source>
        <translation>Receive Maximum %1</translation>
    </message>
    <message>
        <source>Topic alias maximum %1</source>
        <translation>Topic Alias Maximum %1</translation>
    </message>
    <message>
        <source>Packets up to %1</source>
        <translation>Pakete bis %1</translation>
    </message>
    <message>
        <source>Host name: looked up by the proxy</source>
        <translation>Hostname: sucht der Proxy</translation>
    </message>
    <message>
        <source>TCP: opened by the proxy</source>
        <translation>TCP: öffnet der Proxy</translation>
    </message>
    <message>
        <source>Looking up %1</source>
        <translation>Sucht %1</translation>
    </message>
    <message>
        <source>Host name: not found</source>
        <translation>Hostname: nicht gefunden</translation>
    </message>
    <message>
        <source>“%1” has no address: %2. Check the spelling, and whether this computer&apos;s name server knows it.</source>
        <translation>„%1“ hat keine Adresse: %2. Prüfen Sie die Schreibweise, und ob der Namensdienst dieses Rechners ihn kennt.</translation>
    </message>
    <message>
        <source>Address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>Name %1 → %2</source>
        <translation>Name %1 → %2</translation>
    </message>
    <message>
        <source>TCP port %1</source>
        <translation>TCP-Port %1</translation>
    </message>
    <message>
        <source>TCP port %1 open</source>
        <translation>TCP-Port %1 offen</translation>
    </message>
    <message>
        <source>No answer. The host may be down, or a firewall may swallow the packets.</source>
        <translation>Keine Antwort. Der Host ist vielleicht aus, oder eine Firewall verschluckt die Pakete.</translation>
    </message>
    <message>
        <source>Connection refused. Nothing listens on port %1, or a firewall refuses it.</source>
        <translation>Verbindung abgelehnt. Auf Port %1 hört niemand, oder eine Firewall lehnt ab.</translation>
    </message>
    <message>
        <source>The host cannot be reached: %1.</source>
        <translation>Der Host ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <source>TCP port %1: not open</source>
        <translation>TCP-Port %1: nicht offen</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>TLS: not used</source>
        <translation>TLS: nicht benutzt</translation>
    </message>
    <message>
        <source>The broker refused MQTT 5.0.</source>
        <translation>Der Broker lehnte MQTT 5.0 ab.</translation>
    </message>
    <message>
        <source>Tried under a client id of its own, without last will and subscriptions.</source>
        <translation>Versucht mit eigener Client-ID, ohne letzten Willen und Abonnements.</translation>
    </message>
    <message>
        <source>MQTT %1 accepted</source>
        <translation>MQTT %1 angenommen</translation>
    </message>
    <message>
        <source>What the broker supports</source>
        <translation>Was der Broker kann</translation>
    </message>
    <message>
        <source>TLS: failed</source>
        <translation>TLS: fehlgeschlagen</translation>
    </message>
    <message>
        <source>Proxy: failed</source>
        <translation>Proxy: fehlgeschlagen</translation>
    </message>
    <message>
        <source>TCP: failed</source>
        <translation>TCP: fehlgeschlagen</translation>
    </message>
    <message>
        <source>TLS handshake done</source>
        <translation>TLS-Handshake erledigt</translation>
    </message>
    <message>
        <source>MQTT CONNECT: failed</source>
        <translation>MQTT CONNECT: fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::CloseBox</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Composer</name>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Write a new message</source>
        <translation>Neue Nachricht schreiben</translation>
    </message>
    <message>
        <source>Format in which the payload is written</source>
        <translation>Format, in dem die Nutzdaten geschrieben sind</translation>
    </message>
    <message>
        <source>QoS 0</source>
        <translation>QoS 0</translation>
    </message>
    <message>
        <source>QoS 1</source>
        <translation>QoS 1</translation>
    </message>
    <message>
        <source>QoS 2</source>
        <translation>QoS 2</translation>
    </message>
    <message>
        <source>At most once: sent and forgotten</source>
        <translation>Höchstens einmal: gesendet und vergessen</translation>
    </message>
    <message>
        <source>At least once: acknowledged, may arrive twice</source>
        <translation>Mindestens einmal: bestätigt, kann doppelt ankommen</translation>
    </message>
    <message>
        <source>Exactly once: acknowledged in two steps</source>
        <translation>Genau einmal: in zwei Schritten bestätigt</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>Retain</translation>
    </message>
    <message>
        <source>The broker keeps the message for those who subscribe later</source>
        <translation>Der Broker bewahrt die Nachricht für spätere Abonnenten auf</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>MQTT 5 properties of the message</source>
        <translation>MQTT-5-Eigenschaften der Nachricht</translation>
    </message>
    <message>
        <source>Publish (%1)</source>
        <translation>Veröffentlichen (%1)</translation>
    </message>
    <message>
        <source>Sent messages</source>
        <translation>Gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Nothing sent yet. What you publish appears here with the broker&apos;s answer.</source>
        <translation>Noch nichts gesendet. Was Sie veröffentlichen, erscheint hier mit der Antwort des Brokers.</translation>
    </message>
    <message>
        <source>Open a connection to publish.</source>
        <translation>Öffnen Sie eine Verbindung, um zu veröffentlichen.</translation>
    </message>
    <message>
        <source>Not connected: what you publish waits for the connection.</source>
        <translation>Nicht verbunden: Was Sie veröffentlichen, wartet auf die Verbindung.</translation>
    </message>
    <message>
        <source>Not connected: publishing is refused until the connection is up.</source>
        <translation>Nicht verbunden: Veröffentlichen wird abgelehnt, bis die Verbindung steht.</translation>
    </message>
    <message>
        <source>This connection speaks MQTT %1, which has no properties; MQTT 5.0 does.</source>
        <translation>Diese Verbindung spricht MQTT %1, das keine Eigenschaften kennt; MQTT 5.0 kennt sie.</translation>
    </message>
    <message>
        <source>Enter the topic to publish to.</source>
        <translation>Geben Sie das Topic an, an das veröffentlicht wird.</translation>
    </message>
    <message>
        <source>A topic to publish to must not hold + or #; they are for subscriptions.</source>
        <translation>Ein Topic zum Veröffentlichen darf weder + noch # enthalten; sie sind für Abonnements da.</translation>
    </message>
    <message>
        <source>Not valid %1. Line %L2, column %L3: %4</source>
        <translation>Kein gültiges %1. Zeile %L2, Spalte %L3: %4</translation>
    </message>
    <message>
        <source>Not valid %1. Character %L2: %3</source>
        <translation>Kein gültiges %1. Zeichen %L2: %3</translation>
    </message>
    <message>
        <source>Properties %L1</source>
        <translation>Eigenschaften %L1</translation>
    </message>
    <message>
        <source>Retained and empty: it deletes the retained message that the broker keeps on this topic.</source>
        <translation>Retained und leer: Das löscht die Retained-Nachricht, die der Broker zu diesem Topic aufbewahrt.</translation>
    </message>
    <message>
        <source>It stays on the broker: everyone who subscribes later gets it, until another retained message replaces it.</source>
        <translation>Sie bleibt beim Broker: Wer später abonniert, bekommt sie, bis eine andere Retained-Nachricht sie ersetzt.</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Saved (%L1)</source>
        <translation>Gespeichert (%L1)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Save message…</source>
        <translation>Nachricht speichern …</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save this message by name</source>
        <translation>Diese Nachricht unter einem Namen speichern</translation>
    </message>
    <message>
        <source>Save this message by name (%1)</source>
        <translation>Diese Nachricht unter einem Namen speichern (%1)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>It stays readable on this computer&apos;s disk: leave passwords out of it.</source>
        <translation>Sie bleibt lesbar auf der Platte dieses Rechners: keine Passwörter hineinschreiben.</translation>
    </message>
    <message>
        <source>Sent and saved messages</source>
        <translation>Gesendete und gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>“%1” is loaded. Nothing has been sent.</source>
        <translation>„%1“ ist geladen. Es wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionList</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>New connection…</source>
        <translation>Neue Verbindung …</translation>
    </message>
    <message>
        <source>Stop waiting for the keychain</source>
        <translation>Nicht weiter auf den Schlüsselbund warten</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>Stop retrying</source>
        <translation>Nicht weiter versuchen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Close and forget its messages</source>
        <translation>Schließen und ihre Nachrichten vergessen</translation>
    </message>
    <message>
        <source>Save as a connection…</source>
        <translation>Als Verbindung speichern …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete (close it first)</source>
        <translation>Löschen (erst schließen)</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Exported to %1, without passwords, certificates and keys.</source>
        <translation>Nach %1 exportiert, ohne Passwörter, Zertifikate und Schlüssel.</translation>
    </message>
    <message>
        <source>Export connections…</source>
        <translation>Verbindungen exportieren …</translation>
    </message>
    <message>
        <source>Export connections, without their secrets</source>
        <translation>Verbindungen ohne ihre Geheimnisse exportieren</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionListModel</name>
    <message>
        <source>waiting for the keychain…</source>
        <translation>wartet auf den Schlüsselbund …</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message numerus="yes">
        <source>retry in %n s</source>
        <translation>
            <numerusform>neuer Versuch in %n s</numerusform>
            <numerusform>neuer Versuch in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>disconnecting…</source>
        <translation>trennt …</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>%1 messages per second</source>
        <translation>%1 Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>waits for your input</source>
        <translation>wartet auf Ihre Eingabe</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionNotice</name>
    <message>
        <source>The broker does not accept MQTT 5.0; connected with MQTT 3.1.1 instead.</source>
        <translation>Der Broker nimmt MQTT 5.0 nicht an; stattdessen mit MQTT 3.1.1 verbunden.</translation>
    </message>
    <message>
        <source>The broker no longer had our session: what it had kept for us while we were away is gone, and all filters were subscribed anew.</source>
        <translation>Der Broker hatte unsere Sitzung nicht mehr: Was er in unserer Abwesenheit aufgehoben hatte, ist verloren; alle Filter wurden neu abonniert.</translation>
    </message>
    <message numerus="yes">
        <source>The broker refused %n filter(s).</source>
        <translation>
            <numerusform>Der Broker hat %n Filter abgelehnt.</numerusform>
            <numerusform>Der Broker hat %n Filter abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Nicht mehr versuchen</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>Use that server…</source>
        <translation>Jenen Server verwenden …</translation>
    </message>
    <message>
        <source>Show packets</source>
        <translation>Pakete zeigen</translation>
    </message>
    <message>
        <source>Show subscriptions</source>
        <translation>Abonnements zeigen</translation>
    </message>
    <message>
        <source>Next attempt in %1 s</source>
        <translation>Nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>Attempt %L1…</source>
        <translation>Versuch %L1 …</translation>
    </message>
    <message>
        <source>Not trying again by itself</source>
        <translation>Kein neuer Versuch von selbst</translation>
    </message>
    <message>
        <source>The topics and their last messages alone need more memory than the budget allows. Everything is kept up to four times the budget; it can be raised in the preferences.</source>
        <translation>Die Topics und ihre letzten Nachrichten allein brauchen mehr Speicher, als das Budget erlaubt. Bis zum Vierfachen des Budgets wird alles behalten; es lässt sich in den Einstellungen anheben.</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose its file again.</source>
        <translation>Die Datei noch einmal wählen.</translation>
    </message>
    <message>
        <source>Own CA</source>
        <translation>Eigene CA</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Im Schlüsselbund aufheben</translation>
    </message>
    <message>
        <source>The keychain may ask you to unlock it.</source>
        <translation>Der Schlüsselbund fragt womöglich, ob Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>Kept for this session only: in memory, until Topicscope ends.</source>
        <translation>Nur für diese Sitzung: im Speicher, bis Topicscope endet.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionWords</name>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <source>Retry in %1 s</source>
        <translation>Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <translation>Trennt …</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Connector</name>
    <message>
        <source>Kept only until Topicscope ended, and needed again: %1.</source>
        <translation>Nur bis zum Ende von Topicscope behalten und nun wieder nötig: %1.</translation>
    </message>
    <message>
        <source>Needed to connect: %1. %2</source>
        <translation>Zum Verbinden nötig: %1. %2</translation>
    </message>
    <message>
        <source>Not kept in the keychain: %1</source>
        <translation>Nicht im Schlüsselbund aufgehoben: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::DockPanel</name>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::EditorPage</name>
    <message>
        <source>0: at most once</source>
        <translation>0: höchstens einmal</translation>
    </message>
    <message>
        <source>1: at least once</source>
        <translation>1: mindestens einmal</translation>
    </message>
    <message>
        <source>2: exactly once</source>
        <translation>2: genau einmal</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Explorer</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>No topics</source>
        <translation>Keine Topics</translation>
    </message>
    <message>
        <source>The topics of this connection appear here while it is connected.</source>
        <translation>Die Topics dieser Verbindung erscheinen hier, solange sie verbunden ist.</translation>
    </message>
    <message>
        <source>Offline queue</source>
        <translation>Offline-Warteschlange</translation>
    </message>
    <message>
        <source>Offline queue (%L1)</source>
        <translation>Offline-Warteschlange (%L1)</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::FilterBar</name>
    <message>
        <source>Retained</source>
        <translation>Retained</translation>
    </message>
    <message>
        <source>Only topics with a retained message</source>
        <translation>Nur Topics mit Retained-Nachricht</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Only topics that have fallen silent</source>
        <translation>Nur Topics, die verstummt sind</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message>
        <source>Text, an MQTT filter such as plant/+/temp, a regular expression, or text in the payload</source>
        <translation>Text, ein MQTT-Filter wie plant/+/temp, ein regulärer Ausdruck, oder Text in den Nutzdaten</translation>
    </message>
    <message>
        <source>Any Time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Changed from Now On</source>
        <translation>Geändert ab jetzt</translation>
    </message>
    <message>
        <source>Changed in the Last 10 s</source>
        <translation>Geändert in den letzten 10 s</translation>
    </message>
    <message>
        <source>Changed in the Last Minute</source>
        <translation>Geändert in der letzten Minute</translation>
    </message>
    <message>
        <source>Changed in the Last 10 min</source>
        <translation>Geändert in den letzten 10 min</translation>
    </message>
    <message>
        <source>Changed in the Last Hour</source>
        <translation>Geändert in der letzten Stunde</translation>
    </message>
    <message>
        <source>Text or MQTT Filter</source>
        <translation>Text oder MQTT-Filter</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>MQTT Filter</source>
        <translation>MQTT-Filter</translation>
    </message>
    <message>
        <source>Regular Expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Payload Text</source>
        <translation>Text in Nutzdaten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Only topics changed lately</source>
        <translation>Nur kürzlich geänderte Topics</translation>
    </message>
    <message>
        <source>The filter is read as: %1</source>
        <translation>Der Filter wird gelesen als: %1</translation>
    </message>
    <message>
        <source>It is read as plain text. Choose “%1” at the end of the line to search with +, # and payload:.</source>
        <translation>Es wird als reiner Text gelesen. Wählen Sie „%1“ am Ende der Zeile, um mit +, # und payload: zu suchen.</translation>
    </message>
    <message>
        <source>New</source>
        <comment>changed from now on, on a small button</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 s</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>It is read as a regular expression. Choose “%1” at the end of the line to search with +, # and payload:.</source>
        <translation>Es wird als regulärer Ausdruck gelesen. Wählen Sie „%1“ am Ende der Zeile, um mit +, # und payload: zu suchen.</translation>
    </message>
    <message>
        <source>It is read as an MQTT filter. Choose “%1” at the end of the line to search with payload:.</source>
        <translation>Es wird als MQTT-Filter gelesen. Wählen Sie „%1“ am Ende der Zeile, um mit payload: zu suchen.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Format</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HelpWindow</name>
    <message>
        <source>Topicscope help</source>
        <translation>Topicscope-Hilfe</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Paste the broker&apos;s address on the first page, such as mqtt://192.168.1.20 or mqtts://broker.example:8883, and press Enter. No broker at hand? Start the demo plant.</source>
        <translation>Fügen Sie auf der ersten Seite die Adresse des Brokers ein, etwa mqtt://192.168.1.20 oder mqtts://broker.example:8883, und drücken Sie die Eingabetaste. Kein Broker zur Hand? Starten Sie die Demo-Anlage.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>Every topic that carries a message appears in the tree. Type while the tree has the focus to filter it: words, an MQTT filter such as plant/+/temp, regex:… or payload:…</source>
        <translation>Jedes Topic mit Nachrichten erscheint im Baum. Tippen Sie, während der Baum den Fokus hat, um ihn zu filtern: Wörter, einen MQTT-Filter wie plant/+/temp, regex:… oder payload:…</translation>
    </message>
    <message>
        <source>Read a message</source>
        <translation>Eine Nachricht lesen</translation>
    </message>
    <message>
        <source>Choose a topic: its newest message, its history and its properties stand in the middle. R marks a topic with a retained message; the figure beside it is the QoS it arrived with.</source>
        <translation>Wählen Sie ein Topic: Seine neueste Nachricht, sein Verlauf und seine Eigenschaften stehen in der Mitte. R kennzeichnet ein Topic mit Retained-Nachricht; die Zahl daneben ist die QoS, mit der sie ankam.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Write topic and payload at the right and press Ctrl+Enter. The broker&apos;s answer stands below. RETAIN is off unless you switch it on.</source>
        <translation>Schreiben Sie rechts Topic und Nutzdaten und drücken Sie Strg+Eingabe. Die Antwort des Brokers steht darunter. RETAIN ist aus, bis Sie es einschalten.</translation>
    </message>
    <message>
        <source>Choose what to receive</source>
        <translation>Wählen, was empfangen wird</translation>
    </message>
    <message>
        <source>A connection subscribes to # and $SYS/#. The Subscriptions pane changes that while connected, and shows the QoS that the broker granted.</source>
        <translation>Eine Verbindung abonniert # und $SYS/#. Der Bereich „Abonnements“ ändert das auch während der Verbindung und zeigt die QoS, die der Broker gewährt hat.</translation>
    </message>
    <message>
        <source>Trust the counts</source>
        <translation>Den Zahlen vertrauen</translation>
    </message>
    <message>
        <source>Nothing is lost without being counted. The status bar says “Nothing lost here”, or how many messages were, and why.</source>
        <translation>Nichts geht verloren, ohne gezählt zu werden. Die Statusleiste sagt „Hier ging nichts verloren“, oder wie viele Nachrichten es waren und warum.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>Too much for the clipboard: copy at most %1, or save the payload to a file.</source>
        <translation>Zu viel für die Zwischenablage: Kopieren Sie höchstens %1, oder speichern Sie die Nutzdaten in eine Datei.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln bytes as hexadecimal text.</source>
        <translation>
            <numerusform>%Ln Byte als Hexadezimaltext kopiert.</numerusform>
            <numerusform>%Ln Bytes als Hexadezimaltext kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln bytes as text.</source>
        <translation>
            <numerusform>%Ln Byte als Text kopiert.</numerusform>
            <numerusform>%Ln Bytes als Text kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HistoryDelegate</name>
    <message>
        <source>RETAIN</source>
        <translation>RETAIN</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>%1 after the message before it</source>
        <translation>%1 nach der Nachricht davor</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HistoryTab</name>
    <message>
        <source>Messages of this topic</source>
        <translation>Nachrichten dieses Topics</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Select a message to see it, or two to compare them.</source>
        <translation>Wählen Sie eine Nachricht, um sie zu sehen, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages kept</source>
        <translation>
            <numerusform>%Ln Nachricht aufbewahrt</numerusform>
            <numerusform>%Ln Nachrichten aufbewahrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages</source>
        <translation>
            <numerusform>Die neueste Nachricht</numerusform>
            <numerusform>Die neuesten %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are selected. Select two to compare them.</source>
        <translation>
            <numerusform>%Ln Nachricht ist gewählt. Wählen Sie zwei zum Vergleichen.</numerusform>
            <numerusform>%Ln Nachrichten sind gewählt. Wählen Sie zwei zum Vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht …</translation>
    </message>
    <message>
        <source>One of the two is no longer kept.</source>
        <translation>Eine der beiden ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 → %2   (%3 later)</source>
        <translation>%1 → %2   (%3 später)</translation>
    </message>
    <message>
        <source>Both payloads are the same.</source>
        <translation>Beide Nutzdaten sind gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages kept; they arrive every %1, give or take %2</source>
        <translation>
            <numerusform>%Ln Nachricht aufbewahrt; Nachrichten kommen alle %1, mit einer Streuung von %2</numerusform>
            <numerusform>%Ln Nachrichten aufbewahrt; sie kommen alle %1, mit einer Streuung von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages; they arrive every %1, give or take %2</source>
        <translation>
            <numerusform>Die neueste %Ln Nachricht; Nachrichten kommen alle %1, mit einer Streuung von %2</numerusform>
            <numerusform>Die neuesten %Ln Nachrichten; sie kommen alle %1, mit einer Streuung von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages kept; they arrive about %1 at a time, every %2, give or take %3</source>
        <translation>
            <numerusform>%Ln Nachricht aufgehoben; sie kommen etwa zu %1 auf einmal, alle %2, mit einer Streuung von %3</numerusform>
            <numerusform>%Ln Nachrichten aufgehoben; sie kommen etwa zu %1 auf einmal, alle %2, mit einer Streuung von %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages; they arrive about %1 at a time, every %2, give or take %3</source>
        <translation>
            <numerusform>Die neueste %Ln Nachricht; sie kommen etwa zu %1 auf einmal, alle %2, mit einer Streuung von %3</numerusform>
            <numerusform>Die neuesten %Ln Nachrichten; sie kommen etwa zu %1 auf einmal, alle %2, mit einer Streuung von %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>This image cannot be drawn: %1</source>
        <translation>Dieses Bild lässt sich nicht zeichnen: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Inspector</name>
    <message>
        <source>No topic selected</source>
        <translation>Kein Topic gewählt</translation>
    </message>
    <message>
        <source>Select a topic in the tree to see its newest message here, as it comes.</source>
        <translation>Wählen Sie ein Topic im Baum, um hier seine neueste Nachricht zu sehen, sobald sie kommt.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>Topic kopieren</translation>
    </message>
    <message>
        <source>the topic</source>
        <translation>das Topic</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy value as hex</source>
        <translation>Wert hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy value as Base64</source>
        <translation>Wert als Base64 kopieren</translation>
    </message>
    <message>
        <source>Copy message as JSON</source>
        <translation>Nachricht als JSON kopieren</translation>
    </message>
    <message>
        <source>the message as JSON</source>
        <translation>die Nachricht als JSON</translation>
    </message>
    <message>
        <source>Save payload…</source>
        <translation>Nutzdaten speichern …</translation>
    </message>
    <message>
        <source>Put into the composer</source>
        <translation>Zum Senden übernehmen</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>No message on “%1” itself</source>
        <translation>Keine Nachricht auf „%1“ selbst</translation>
    </message>
    <message>
        <source>Properties (%L1)</source>
        <translation>Eigenschaften (%L1)</translation>
    </message>
    <message>
        <source>QoS %1 → %2</source>
        <translation>QoS %1 → %2</translation>
    </message>
    <message>
        <source>The subscription asked for QoS %1, the broker granted QoS %2.</source>
        <translation>Das Abonnement verlangte QoS %1, der Broker gewährte QoS %2.</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>Quality of service that it was delivered with.</source>
        <translation>Quality of Service, mit der sie zugestellt wurde.</translation>
    </message>
    <message>
        <source>Retained exists</source>
        <translation>Retained vorhanden</translation>
    </message>
    <message>
        <source>The broker keeps a retained message on this topic; who subscribes anew gets it.</source>
        <translation>Der Broker bewahrt zu diesem Topic eine Retained-Nachricht auf; wer neu abonniert, bekommt sie.</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>Sent again by the broker; it may have come before.</source>
        <translation>Vom Broker erneut gesendet; sie kann schon gekommen sein.</translation>
    </message>
    <message>
        <source>Not UTF-8</source>
        <translation>Kein UTF-8</translation>
    </message>
    <message>
        <source>Payload Format Indicator says UTF-8, but the payload is not.</source>
        <translation>Payload Format Indicator sagt UTF-8, aber die Nutzdaten sind es nicht.</translation>
    </message>
    <message>
        <source>Control characters</source>
        <translation>Steuerzeichen</translation>
    </message>
    <message>
        <source>The topic holds control characters.</source>
        <translation>Das Topic enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>Size of the payload.</source>
        <translation>Größe der Nutzdaten.</translation>
    </message>
    <message>
        <source>Came by the subscription to %1.</source>
        <translation>Kam über das Abonnement von %1.</translation>
    </message>
    <message numerus="yes">
        <source>+%n filters</source>
        <translation>
            <numerusform>+%n Filter</numerusform>
            <numerusform>+%n Filter</numerusform>
        </translation>
    </message>
    <message>
        <source>More filters of yours match this topic.</source>
        <translation>Weitere Ihrer Filter passen auf dieses Topic.</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>The payload of %1 is too much for the clipboard. Save it to a file instead.</source>
        <translation>Die Nutzdaten von %1 sind zu viel für die Zwischenablage. Speichern Sie sie stattdessen in eine Datei.</translation>
    </message>
    <message>
        <source>the value as hexadecimal text</source>
        <translation>der Wert als Hexadezimaltext</translation>
    </message>
    <message>
        <source>the value as Base64</source>
        <translation>der Wert als Base64</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>der Wert</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Messages arrive on topics below it. Open it in the tree and select one.</source>
        <translation>Nachrichten kommen auf Topics darunter an. Öffnen Sie es im Baum, und wählen Sie eines aus.</translation>
    </message>
    <message>
        <source>This message is no longer kept: older history was given up to stay within the memory budget. Its row in the list still has the value, but no properties.</source>
        <translation>Diese Nachricht ist nicht mehr da: Älterer Verlauf wurde aufgegeben, um im Speicherbudget zu bleiben. Ihre Zeile in der Liste hat noch den Wert, aber keine Eigenschaften.</translation>
    </message>
    <message>
        <source>This message is no longer kept: older history was given up to stay within the memory budget. Its row in the list still has the first %1 of %2.</source>
        <translation>Diese Nachricht ist nicht mehr da: Älterer Verlauf wurde aufgegeben, um im Speicherbudget zu bleiben. Ihre Zeile in der Liste hat noch die ersten %1 von %2.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::InspectorHeader</name>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>More that can be done with this message</source>
        <translation>Was sich mit dieser Nachricht noch tun lässt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show the newest message of the topic, and each new one</source>
        <translation>Die neueste Nachricht des Topics zeigen, und jede neue</translation>
    </message>
    <message>
        <source>%1 · %2 ago</source>
        <translation>%1 · vor %2</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Launcher</name>
    <message>
        <source>Demo plant</source>
        <translation>Demo-Anlage</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::LogModel</name>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Connecting, refusals, lost connections and what the broker says about them appear here, with their times.</source>
        <translation>Verbinden, Ablehnungen, verlorene Verbindungen und was die Broker dazu sagen, erscheinen hier mit ihren Zeiten.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Protokoll leeren</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::MainWindow</name>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 – Topicscope</source>
        <translation>%1 – Topicscope</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung …</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>Try the &amp;demo plant</source>
        <translation>&amp;Demo-Anlage ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>Verbindung &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Close connection</source>
        <translation>Verbindung &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation>Ansicht &amp;anhalten</translation>
    </message>
    <message>
        <source>Freezes what is shown, not the reception: nothing is discarded</source>
        <translation>Friert die Ansicht ein, nicht den Empfang: Nichts wird verworfen</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu …</translation>
    </message>
    <message>
        <source>&amp;Filter topics</source>
        <translation>Topics &amp;filtern</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Next connection</source>
        <translation>Nächste Verbindung</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Topicscope</source>
        <translation>&amp;Über Topicscope</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>P&amp;anes</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Do</source>
        <translation>A&amp;ktionen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Filter the tree by typing</source>
        <translation>Den Baum durch Tippen filtern</translation>
    </message>
    <message>
        <source>any letter</source>
        <translation>beliebiger Buchstabe</translation>
    </message>
    <message>
        <source>Waiting for the keychain, which may ask you to unlock it…</source>
        <translation>Warten auf den Schlüsselbund, der vielleicht um Entsperren bittet…</translation>
    </message>
    <message>
        <source>Waiting for your input</source>
        <translation>Warten auf Ihre Eingabe</translation>
    </message>
    <message>
        <source>The changes to “%1” take effect when it connects anew.</source>
        <translation>Die Änderungen an „%1“ gelten, sobald neu verbunden wird.</translation>
    </message>
    <message>
        <source>Connect anew now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>St&amp;op trying</source>
        <translation>&amp;Nicht mehr versuchen</translation>
    </message>
    <message>
        <source>&amp;Authenticate again</source>
        <translation>Erneut &amp;authentifizieren</translation>
    </message>
    <message>
        <source>Proves the password again on the open connection (MQTT 5.0, SCRAM)</source>
        <translation>Weist das Passwort auf der offenen Verbindung erneut nach (MQTT 5.0, SCRAM)</translation>
    </message>
    <message>
        <source>Settings and options</source>
        <translation>Einstellungen und Optionen</translation>
    </message>
    <message>
        <source>Theme: the colour scheme of the window</source>
        <translation>Theme, Thema, Design: das Farbschema des Fensters</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::MessageTable</name>
    <message>
        <source>Columns of the list of messages</source>
        <translation>Spalten der Nachrichtenliste</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::MessageWords</name>
    <message>
        <source>QoS %1, packet identifier %2</source>
        <translation>QoS %1, Paketkennung %2</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>Published while this connection was up</source>
        <translation>Veröffentlicht, während diese Verbindung stand</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>retained</translation>
    </message>
    <message>
        <source>Kept by the broker, and sent because of a new subscription</source>
        <translation>Vom Broker aufbewahrt und wegen eines neuen Abonnements gesendet</translation>
    </message>
    <message>
        <source>backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Waited in the session while this connection was down</source>
        <translation>Wartete in der Sitzung, während diese Verbindung fehlte</translation>
    </message>
    <message>
        <source>redelivered</source>
        <translation>erneut zugestellt</translation>
    </message>
    <message>
        <source>May be a repetition of an earlier message</source>
        <translation>Kann die Wiederholung einer früheren Nachricht sein</translation>
    </message>
    <message>
        <source>RETAIN</source>
        <translation>RETAIN</translation>
    </message>
    <message>
        <source>Published to be retained</source>
        <translation>Zum Aufbewahren veröffentlicht</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>The DUP flag is set: sent again by the broker</source>
        <translation>Das DUP-Flag ist gesetzt: vom Broker erneut gesendet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Flags and origin</source>
        <translation>Flags und Herkunft</translation>
    </message>
    <message>
        <source>given up</source>
        <comment>a message, to stay within the memory budget</comment>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>Given up meanwhile, to stay within the memory budget</source>
        <translation>Inzwischen aufgegeben, um im Speicherbudget zu bleiben</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::MessagesPane</name>
    <message>
        <source>Only the Selected Topic</source>
        <translation>Nur das gewählte Topic</translation>
    </message>
    <message>
        <source>Show only messages of the selected topic</source>
        <translation>Nur Nachrichten des gewählten Topics zeigen</translation>
    </message>
    <message>
        <source>Jump to Newest</source>
        <translation>Zur neuesten</translation>
    </message>
    <message>
        <source>Jump to the newest message and follow</source>
        <translation>Zur neuesten Nachricht springen und folgen</translation>
    </message>
    <message>
        <source>Messages in the order of their arrival</source>
        <translation>Nachrichten in der Reihenfolge ihrer Ankunft</translation>
    </message>
    <message>
        <source>Position in the list of messages</source>
        <translation>Stelle in der Nachrichtenliste</translation>
    </message>
    <message>
        <source>Messages of the selected topic</source>
        <translation>Nachrichten des gewählten Topics</translation>
    </message>
    <message>
        <source>No connection is open</source>
        <translation>Keine Verbindung ist offen</translation>
    </message>
    <message>
        <source>No topic is selected</source>
        <translation>Kein Topic ist gewählt</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Noch keine Nachricht</translation>
    </message>
    <message>
        <source>Select a topic in the tree, and its messages appear here.</source>
        <translation>Wählen Sie ein Topic im Baum, dann erscheinen hier seine Nachrichten.</translation>
    </message>
    <message>
        <source>Messages appear here in the order of their arrival.</source>
        <translation>Nachrichten erscheinen hier in der Reihenfolge ihrer Ankunft.</translation>
    </message>
    <message>
        <source>Copy Topic</source>
        <translation>Topic kopieren</translation>
    </message>
    <message>
        <source>Copied the topic</source>
        <translation>Das Topic wurde kopiert</translation>
    </message>
    <message>
        <source>Show in the Tree</source>
        <translation>Im Baum zeigen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>The newest %1 message(s) on %2</source>
        <translation>
            <numerusform>Die neueste %1 Nachricht auf %2</numerusform>
            <numerusform>Die neuesten %1 Nachrichten auf %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s), the last %2 still here</source>
        <translation>
            <numerusform>%1 Nachricht, die letzte %2 noch da</numerusform>
            <numerusform>%1 Nachrichten, die letzten %2 noch da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>This message is no longer kept</source>
        <translation>Diese Nachricht ist nicht mehr da</translation>
    </message>
    <message numerus="yes">
        <source>Copied the value, %Ln byte(s)</source>
        <translation>
            <numerusform>Den Wert kopiert, %Ln Byte</numerusform>
            <numerusform>Den Wert kopiert, %Ln Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value as hexadecimal digits, %Ln byte(s)</source>
        <translation>
            <numerusform>Den Wert als Hexadezimalziffern kopiert, %Ln Byte</numerusform>
            <numerusform>Den Wert als Hexadezimalziffern kopiert, %Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Mqtt5Page</name>
    <message>
        <source>MQTT 5</source>
        <translation>MQTT 5</translation>
    </message>
    <message>
        <source>What is told to the broker when connecting with MQTT 5.0. Empty fields are not sent.</source>
        <translation>Was dem Broker beim Verbinden mit MQTT 5.0 mitgeteilt wird. Leere Felder werden nicht gesendet.</translation>
    </message>
    <message>
        <source>not sent (65,535)</source>
        <translation>nicht gesendet (65.535)</translation>
    </message>
    <message>
        <source>Receive maximum</source>
        <translation>Receive Maximum</translation>
    </message>
    <message>
        <source>not sent (no limit)</source>
        <translation>nicht gesendet (keine Grenze)</translation>
    </message>
    <message>
        <source>Maximum packet size, bytes</source>
        <translation>Größtes Paket, Bytes</translation>
    </message>
    <message>
        <source>not sent (0)</source>
        <translation>nicht gesendet (0)</translation>
    </message>
    <message>
        <source>Topic alias maximum</source>
        <translation>Topic Alias Maximum</translation>
    </message>
    <message>
        <source>Ask for response information</source>
        <translation>Um Antwortinformation bitten</translation>
    </message>
    <message>
        <source>Ask for reason strings where something fails</source>
        <translation>Um Begründungen bitten, wo etwas fehlschlägt</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>Benutzereigenschaften</translation>
    </message>
    <message>
        <source>Advanced MQTT 5</source>
        <translation>MQTT 5, erweitert</translation>
    </message>
    <message>
        <source>User properties of the packets that Topicscope sends by itself; PUBLISH and the last will have their own.</source>
        <translation>User Properties der Pakete, die Topicscope von sich aus sendet; PUBLISH und der letzte Wille haben eigene.</translation>
    </message>
    <message>
        <source>SUBSCRIBE, UNSUBSCRIBE</source>
        <translation>SUBSCRIBE, UNSUBSCRIBE</translation>
    </message>
    <message>
        <source>User properties of SUBSCRIBE</source>
        <translation>User Properties von SUBSCRIBE</translation>
    </message>
    <message>
        <source>Acknowledgements</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>User properties of acknowledgements</source>
        <translation>User Properties der Bestätigungen</translation>
    </message>
    <message>
        <source>AUTH</source>
        <translation>AUTH</translation>
    </message>
    <message>
        <source>User properties of AUTH</source>
        <translation>User Properties von AUTH</translation>
    </message>
    <message>
        <source>DISCONNECT</source>
        <translation>DISCONNECT</translation>
    </message>
    <message>
        <source>User properties of DISCONNECT</source>
        <translation>User Properties von DISCONNECT</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::NameValueTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::NumberEdit</name>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::OfflineQueuePane</name>
    <message>
        <source>Offline queue</source>
        <translation>Offline-Warteschlange</translation>
    </message>
    <message>
        <source>Change in the composer</source>
        <translation>Im Composer ändern</translation>
    </message>
    <message>
        <source>Send earlier</source>
        <translation>Früher senden</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Empty the queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>Erledigtes entfernen</translation>
    </message>
    <message>
        <source>This connection keeps nothing for later: what is published while it is away is refused.</source>
        <translation>Diese Verbindung hebt nichts für später auf: Was ohne Verbindung veröffentlicht wird, wird abgewiesen.</translation>
    </message>
    <message>
        <source>%L1 of %L2 messages, %3 of %4</source>
        <translation>%L1 von %L2 Nachrichten, %3 von %4</translation>
    </message>
    <message>
        <source>Full: %1 wait. What is published now is refused.</source>
        <translation>Voll: %1 warten. Was jetzt veröffentlicht wird, wird abgewiesen.</translation>
    </message>
    <message>
        <source>Being sent as fast as the broker acknowledges: %1.</source>
        <translation>Wird so schnell gesendet, wie der Broker bestätigt: %1.</translation>
    </message>
    <message>
        <source>Sent in this order on connecting: %1.</source>
        <translation>Wird beim Verbinden in dieser Reihenfolge gesendet: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing waits any more. %n message(s) could not be sent.</source>
        <translation>
            <numerusform>Nichts wartet mehr. %n Nachricht ließ sich nicht senden.</numerusform>
            <numerusform>Nichts wartet mehr. %n Nachrichten ließen sich nicht senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits any more: everything was sent.</source>
        <translation>Nichts wartet mehr: Alles wurde gesendet.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet auf das Senden</translation>
    </message>
    <message>
        <source>No queue</source>
        <translation>Keine Warteschlange</translation>
    </message>
    <message>
        <source>What you publish while a connection is away waits here.</source>
        <translation>Was Sie ohne Verbindung veröffentlichen, wartet hier.</translation>
    </message>
    <message>
        <source>What you publish while the connection is away waits here, and is sent on connecting.</source>
        <translation>Was Sie ohne Verbindung veröffentlichen, wartet hier und wird beim Verbinden gesendet.</translation>
    </message>
    <message>
        <source>This connection keeps nothing for later. “Session” in its settings changes that.</source>
        <translation>Diese Verbindung hebt nichts für später auf. „Sitzung“ in ihren Einstellungen ändert das.</translation>
    </message>
    <message>
        <source>Taken out of the queue. Publish it to put it back, at the end.</source>
        <translation>Aus der Warteschlange genommen. Veröffentlichen stellt es wieder hinein, ans Ende.</translation>
    </message>
    <message numerus="yes">
        <source>Taken %n message(s) out of the queue.</source>
        <translation>
            <numerusform>%n Nachricht aus der Warteschlange genommen.</numerusform>
            <numerusform>%n Nachrichten aus der Warteschlange genommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Options</name>
    <message>
        <source>The screenshot could not be written to %1.</source>
        <translation>Das Bildschirmfoto konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” is not a topic filter: ‘+’ stands for one whole level and ‘#’ for the last levels, as in plant/+/temp or plant/#</source>
        <translation>„%1“ ist kein Topic-Filter: ‚+‘ steht für eine ganze Ebene und ‚#‘ für die letzten Ebenen, wie in plant/+/temp oder plant/#</translation>
    </message>
    <message>
        <source>“%1” is not an option. A broker is given as --url, a saved connection as --profile.</source>
        <translation>„%1“ ist keine Option. Ein Broker wird mit --url angegeben, eine gespeicherte Verbindung mit --profile.</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>Give one of --profile, --url and --demo.</source>
        <translation>Geben Sie nur eines von --profile, --url und --demo an.</translation>
    </message>
    <message>
        <source>--protocol takes 3.1, 3.1.1 or 5, not “%1”.</source>
        <translation>--protocol nimmt 3.1, 3.1.1 oder 5, nicht „%1“.</translation>
    </message>
    <message>
        <source>--theme takes light, dark or system, not “%1”.</source>
        <translation>--theme nimmt light, dark oder system, nicht „%1“.</translation>
    </message>
    <message>
        <source>--quit-after takes a number of seconds, not “%1”.</source>
        <translation>--quit-after nimmt eine Anzahl Sekunden, nicht „%1“.</translation>
    </message>
    <message>
        <source>Usage: topicscope [options]
Shows everything that moves on an MQTT broker as a live topic tree.

  --url URL                    connect to mqtt://, mqtts://, ws:// or wss://[user[:password]@]host[:port][/path]
  --profile NAME               connect with a saved connection
  --demo                       start a private mosquitto with a simulated plant, and connect to it
  --subscribe FILTER[:QOS]     subscribe to this filter instead of # and $SYS/#; may be given again
  --protocol 3.1|3.1.1|5       use exactly this version (default: 5, and 3.1.1 where the broker refuses 5)
  --data-dir DIR               keep settings, connections and recordings in this folder
  --theme light|dark|system    colours
  --language CODE              language of the window, such as en or de
  --screenshot FILE.png        save the window as it stands when the program quits
  --quit-after SECONDS         quit so long after the window was first painted
  --report FILE.json           write counters and timings when the program quits
  --help, --version            show this, or the version
</source>
        <translation>Aufruf: topicscope [Optionen]
Zeigt alles, was sich auf einem MQTT-Broker bewegt, live als Topic-Baum.

  --url URL                    mit mqtt://, mqtts://, ws:// oder wss://[user[:password]@]host[:port][/path] verbinden
  --profile NAME               mit einer gespeicherten Verbindung verbinden
  --demo                       ein privates mosquitto mit simulierter Anlage starten und damit verbinden
  --subscribe FILTER[:QOS]     diesen Filter abonnieren statt # und $SYS/#; mehrfach möglich
  --protocol 3.1|3.1.1|5       genau diese Version verwenden (Vorgabe: 5, und 3.1.1, wo der Broker 5 ablehnt)
  --data-dir DIR               Einstellungen, Verbindungen und Aufzeichnungen in diesem Ordner aufbewahren
  --theme light|dark|system    Farben
  --language CODE              Sprache des Fensters, etwa en oder de
  --screenshot FILE.png        das Fenster speichern, wie es beim Beenden des Programms aussieht
  --quit-after SECONDS         so lange nach dem ersten Zeichnen des Fensters beenden
  --report FILE.json           beim Beenden des Programms Zähler und Zeiten schreiben
  --help, --version            dies zeigen, oder die Version
</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketDetails</name>
    <message>
        <source>Go to it</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>Festgelegt in</translation>
    </message>
    <message>
        <source>Fields of the packet</source>
        <translation>Felder des Pakets</translation>
    </message>
    <message>
        <source>Bytes of the packet</source>
        <translation>Bytes des Pakets</translation>
    </message>
    <message>
        <source>Go to the packet that belongs to this one</source>
        <translation>Zu dem Paket gehen, das zu diesem gehört</translation>
    </message>
    <message>
        <source>Select a packet to see its fields and bytes.</source>
        <translation>Wählen Sie ein Paket, um seine Felder und Bytes zu sehen.</translation>
    </message>
    <message>
        <source>%1 · %2 bytes · %3</source>
        <translation>%1 · %2 Bytes · %3</translation>
    </message>
    <message>
        <source>%1 · answered by #%2 after %3</source>
        <translation>%1 · beantwortet von #%2 nach %3</translation>
    </message>
    <message>
        <source>%1 · answers #%2 of %3 before</source>
        <translation>%1 · beantwortet #%2 von %3 davor</translation>
    </message>
    <message>
        <source>%1 · only the first %2 are kept</source>
        <translation>%1 · nur die ersten %2 sind aufbewahrt</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <source>Breaks the protocol</source>
        <translation>Verletzt das Protokoll</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketListModel</name>
    <message numerus="yes">
        <source>%Ln packets passed too quickly to be listed</source>
        <translation>
            <numerusform>%Ln Paket kam zu schnell, um aufgelistet zu werden</numerusform>
            <numerusform>%Ln Pakete kamen zu schnell, um aufgelistet zu werden</numerusform>
        </translation>
    </message>
    <message>
        <source>← broker</source>
        <translation>← Broker</translation>
    </message>
    <message>
        <source>→ broker</source>
        <translation>→ Broker</translation>
    </message>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>#%1, %2</source>
        <translation>#%1, %2</translation>
    </message>
    <message>
        <source>The acknowledgement of a request, or the request of an acknowledgement, and the time between the two</source>
        <translation>Die Bestätigung einer Anfrage, oder die Anfrage einer Bestätigung, und die Zeit dazwischen</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was es sagt</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketSummary</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>no client identifier</source>
        <translation>keine Client-ID</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>clean start</source>
        <translation>Clean Start</translation>
    </message>
    <message>
        <source>resumes the session</source>
        <translation>setzt die Sitzung fort</translation>
    </message>
    <message>
        <source>%1, %2, keep alive %3 s</source>
        <translation>%1, %2, Keep Alive %3 s</translation>
    </message>
    <message>
        <source>%1, session present</source>
        <translation>%1, Sitzung vorhanden</translation>
    </message>
    <message>
        <source>%1, no session present</source>
        <translation>%1, keine Sitzung vorhanden</translation>
    </message>
    <message>
        <source>%1 (QoS %2)</source>
        <translation>%1 (QoS %2)</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>RETAIN</source>
        <translation>RETAIN</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>topic alias %1</source>
        <translation>Topic Alias %1</translation>
    </message>
    <message>
        <source>%1 packets (%2) went by too fast to be recorded; while this pane is open, all are</source>
        <translation>%1 Pakete (%2) kamen zu schnell, um aufgezeichnet zu werden; solange dieser Bereich offen ist, werden es alle</translation>
    </message>
    <message>
        <source>only the first %1 are kept</source>
        <translation>nur die ersten %1 sind aufbewahrt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketsPane</name>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Clear the list of packets</source>
        <translation>Paketliste leeren</translation>
    </message>
    <message>
        <source>Filter packets</source>
        <translation>Pakete filtern</translation>
    </message>
    <message>
        <source>Go to the packet that belongs to this one</source>
        <translation>Zu dem Paket gehen, das zu diesem gehört</translation>
    </message>
    <message>
        <source>Topic, reason or other text; id:7 for a packet identifier</source>
        <translation>Topic, Grund oder anderer Text; id:7 für eine Paketkennung</translation>
    </message>
    <message>
        <source>Type of packet</source>
        <translation>Art des Pakets</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>← broker</source>
        <translation>← Broker</translation>
    </message>
    <message>
        <source>→ broker</source>
        <translation>→ Broker</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Only packets that carry a failure or break the protocol</source>
        <translation>Nur Pakete, die einen Fehler tragen oder das Protokoll verletzen</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>Show PINGREQ and PINGRESP too</source>
        <translation>Auch PINGREQ und PINGRESP zeigen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the newest packet in view</source>
        <translation>Das neueste Paket im Blick behalten</translation>
    </message>
    <message>
        <source>The bytes of this packet are no longer kept: the journal keeps the last %1.</source>
        <translation>Die Bytes dieses Pakets sind nicht mehr da: Das Journal behält die letzten %1.</translation>
    </message>
    <message>
        <source>Packet %1 is no longer in the list.</source>
        <translation>Paket %1 ist nicht mehr in der Liste.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>No packets yet</source>
        <translation>Noch keine Pakete</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Every packet to and from the broker appears here, with its fields and bytes, as soon as the connection is made.</source>
        <translation>Jedes Paket vom und zum Broker erscheint hier mit seinen Feldern und Bytes, sobald die Verbindung entsteht.</translation>
    </message>
    <message>
        <source>Open a connection to see every packet to and from the broker.</source>
        <translation>Öffnen Sie eine Verbindung, um jedes Paket vom und zum Broker zu sehen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Which packets are shown</source>
        <translation>Welche Pakete angezeigt werden</translation>
    </message>
    <message>
        <source>Only Errors</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Follow the Newest</source>
        <translation>Dem neuesten folgen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Palette</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to topic, command, connection or saved message</source>
        <translation>Zu Topic, Befehl, Verbindung oder gespeicherter Nachricht</translation>
    </message>
    <message>
        <source>Nothing found. Type parts of a topic, a command, a connection or a saved message.</source>
        <translation>Nichts gefunden. Tippen Sie Teile eines Topics, eines Befehls, einer Verbindung oder einer gespeicherten Nachricht.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PaletteModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Saved message</source>
        <translation>Gespeicherte Nachricht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PasswordEdit</name>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PauseBar</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the view</source>
        <translation>Ansicht fortsetzen</translation>
    </message>
    <message>
        <source>Paused · nothing new since</source>
        <translation>Angehalten · seitdem nichts Neues</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %1 message(s) behind</source>
        <translation>
            <numerusform>Angehalten · %1 Nachricht zurück</numerusform>
            <numerusform>Angehalten · %1 Nachrichten zurück</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PayloadEditor</name>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PayloadFile</name>
    <message>
        <source>Save the payload</source>
        <translation>Nutzdaten speichern</translation>
    </message>
    <message>
        <source>Saved %1 to %2.</source>
        <translation>%1 nach %2 gespeichert.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PinnedRows</name>
    <message>
        <source>no message yet</source>
        <translation>noch keine Nachricht</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PinnedView</name>
    <message>
        <source>Pinned topics</source>
        <translation>Angeheftete Topics</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language (after a restart)</source>
        <translation>Sprache (nach einem Neustart)</translation>
    </message>
    <message>
        <source>Changed rows glow for a moment</source>
        <translation>Geänderte Zeilen leuchten kurz</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>A topic is stale after</source>
        <translation>Ein Topic gilt als stumm nach</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>its own rhythm</source>
        <translation>eigenem Rhythmus</translation>
    </message>
    <message>
        <source>Memory and limits</source>
        <translation>Speicher und Grenzen</translation>
    </message>
    <message>
        <source>Memory for messages</source>
        <translation>Speicher für Nachrichten</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Topics per connection</source>
        <translation>Topics je Verbindung</translation>
    </message>
    <message>
        <source>Largest packet accepted</source>
        <translation>Größtes angenommenes Paket</translation>
    </message>
    <message>
        <source>Starting and asking</source>
        <translation>Starten und Fragen</translation>
    </message>
    <message>
        <source>Connect at start to what was connected at the end</source>
        <translation>Beim Start verbinden, was am Ende verbunden war</translation>
    </message>
    <message>
        <source>Ask before deleting retained messages</source>
        <translation>Vor dem Löschen von Retained-Nachrichten fragen</translation>
    </message>
    <message>
        <source>Ask before publishing to a production broker</source>
        <translation>Vor dem Veröffentlichen an einen Produktions-Broker fragen</translation>
    </message>
    <message>
        <source>Started with --theme dark; choose again to change it.</source>
        <translation>Gestartet mit --theme dark; wählen Sie neu, um es zu ändern.</translation>
    </message>
    <message>
        <source>Started with --theme light; choose again to change it.</source>
        <translation>Gestartet mit --theme light; wählen Sie neu, um es zu ändern.</translation>
    </message>
    <message>
        <source>Started with --theme system; choose again to change it.</source>
        <translation>Gestartet mit --theme system; wählen Sie neu, um es zu ändern.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ProfileActions</name>
    <message>
        <source>The connection was duplicated, but not all of its secrets could be copied. Enter them again. %1</source>
        <translation>Die Verbindung wurde dupliziert, aber nicht alle ihre Geheimnisse konnten kopiert werden. Geben Sie sie neu ein. %1</translation>
    </message>
    <message>
        <source>“%1” was deleted, but the keychain could not be opened: its secrets may still be in there.</source>
        <translation>„%1“ wurde gelöscht, aber der Schlüsselbund ließ sich nicht öffnen: Die Geheimnisse sind vielleicht noch darin.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ProfileEditor</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Speichern und verbinden</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>%1, has errors</source>
        <translation>%1, hat Fehler</translation>
    </message>
    <message>
        <source>Not saved yet: please correct the marked fields.</source>
        <translation>Noch nicht gespeichert: Bitte berichtigen Sie die markierten Felder.</translation>
    </message>
    <message>
        <source>Saving in the keychain… It may ask you to unlock it.</source>
        <translation>Speichert im Schlüsselbund … Vielleicht müssen Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>Es gibt Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Correct the marked fields first.</source>
        <translation>Berichtigen Sie erst die markierten Felder.</translation>
    </message>
    <message>
        <source>There is no certificate in the keychain.</source>
        <translation>Im Schlüsselbund ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>“%1” is saved. %2 They will be asked for at the next connect after that.</source>
        <translation>„%1“ ist gespeichert. %2 Beim nächsten Verbinden danach werden sie erfragt.</translation>
    </message>
    <message>
        <source>Not saved: %1 Nothing you entered is lost; save again when this is mended.</source>
        <translation>Nicht gespeichert: %1 Nichts von Ihren Eingaben ist verloren; speichern Sie erneut, wenn dies behoben ist.</translation>
    </message>
    <message>
        <source>This connection is open. What you change takes effect when it connects anew; filters can be changed at once in the Subscriptions pane.</source>
        <translation>Diese Verbindung ist offen. Änderungen gelten, sobald neu verbunden wird; Filter lassen sich sofort im Bereich Abonnements ändern.</translation>
    </message>
    <message>
        <source>The broker named a server that cannot be read: %1</source>
        <translation>Der Broker nannte einen Server, der sich nicht lesen lässt: %1</translation>
    </message>
    <message>
        <source>The broker named this server. Your password will go there: save only if you trust it.</source>
        <translation>Der Broker nannte diesen Server. Ihr Passwort geht dorthin: speichern Sie nur, wenn Sie ihm trauen.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ProfileTag</name>
    <message>
        <source>production</source>
        <comment>beside a connection&apos;s name</comment>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PropertiesTab</name>
    <message>
        <source>Retained</source>
        <translation>Retained</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Redelivered</source>
        <translation>Erneut zugestellt</translation>
    </message>
    <message>
        <source>The broker had kept it and sent it because of a new subscription; it may be old.</source>
        <translation>Der Broker hatte sie aufbewahrt und wegen eines neuen Abonnements gesendet; sie kann alt sein.</translation>
    </message>
    <message>
        <source>It was published while this connection was up.</source>
        <translation>Sie wurde veröffentlicht, während diese Verbindung stand.</translation>
    </message>
    <message>
        <source>It waited in the broker&apos;s session while this client was away.</source>
        <translation>Sie wartete in der Sitzung beim Broker, während dieser Client weg war.</translation>
    </message>
    <message>
        <source>The broker sent it again (DUP); it may have come before.</source>
        <translation>Der Broker sendete sie erneut (DUP); sie kann schon gekommen sein.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Properties of the message</source>
        <translation>Eigenschaften der Nachricht</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>… (%Ln bytes in all)</source>
        <translation>
            <numerusform>… (insgesamt %Ln Byte)</numerusform>
            <numerusform>… (insgesamt %Ln Bytes)</numerusform>
        </translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>It holds control characters, which the standard advises against (§1.5.4).</source>
        <translation>Sie enthält Steuerzeichen, wovon der Standard abrät (§1.5.4).</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>When its bytes were read here, local time.</source>
        <translation>Wann ihre Bytes hier gelesen wurden, Ortszeit.</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Kam als</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>RETAIN</source>
        <translation>RETAIN</translation>
    </message>
    <message>
        <source>The broker keeps it, or sent it as a kept one.</source>
        <translation>Der Broker bewahrt sie auf, oder sendete sie als aufbewahrte.</translation>
    </message>
    <message>
        <source>Not sent as a retained message.</source>
        <translation>Nicht als Retained-Nachricht gesendet.</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>May be a repetition of an earlier delivery.</source>
        <translation>Kann die Wiederholung einer früheren Zustellung sein.</translation>
    </message>
    <message>
        <source>The first delivery.</source>
        <translation>Die erste Zustellung.</translation>
    </message>
    <message>
        <source>Packet identifier</source>
        <translation>Paketkennung</translation>
    </message>
    <message>
        <source>QoS 0 has none.</source>
        <translation>QoS 0 hat keine.</translation>
    </message>
    <message>
        <source>Ties the message to its acknowledgement.</source>
        <translation>Verbindet die Nachricht mit ihrer Bestätigung.</translation>
    </message>
    <message>
        <source>Payload size</source>
        <translation>Größe der Nutzdaten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in a temporary file, because memory is short.</source>
        <translation>Liegt in einer temporären Datei, weil der Speicher knapp ist.</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <source>Payload Format Indicator says UTF-8, but it is not (§3.3.2.3.2).</source>
        <translation>Payload Format Indicator sagt UTF-8, aber das stimmt nicht (§3.3.2.3.2).</translation>
    </message>
    <message>
        <source>Matched filter</source>
        <translation>Passender Filter</translation>
    </message>
    <message>
        <source>No filter that is subscribed now.</source>
        <translation>Kein Filter, der jetzt abonniert ist.</translation>
    </message>
    <message>
        <source>The subscription that brought it here.</source>
        <translation>Das Abonnement, das sie hierher brachte.</translation>
    </message>
    <message>
        <source>MQTT 5 properties</source>
        <translation>MQTT-5-Eigenschaften</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>Benutzereigenschaften</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The message carries no properties.</source>
        <translation>Die Nachricht trägt keine Eigenschaften.</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>Namen und Wert kopieren</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PropertyWords</name>
    <message>
        <source> … (%1)</source>
        <translation> … (%1)</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <translation>%1 („%2“)</translation>
    </message>
    <message>
        <source>Whether the sender says that the payload is UTF-8 text.</source>
        <translation>Ob der Sender sagt, dass die Nutzdaten UTF-8-Text sind.</translation>
    </message>
    <message>
        <source>After this time the message is no longer delivered; the broker takes off the time it kept it.</source>
        <translation>Nach dieser Zeit wird die Nachricht nicht mehr zugestellt; der Broker zieht die Zeit ab, die er sie behielt.</translation>
    </message>
    <message>
        <source>What the payload is, in words the sender and its receivers agreed on; often a MIME type.</source>
        <translation>Was die Nutzdaten sind, in Worten, auf die sich Sender und Empfänger geeinigt haben; oft ein MIME-Typ.</translation>
    </message>
    <message>
        <source>The topic where the sender expects the answer.</source>
        <translation>Das Topic, auf dem der Sender die Antwort erwartet.</translation>
    </message>
    <message>
        <source>Goes back with the answer, so that the sender knows which request it belongs to.</source>
        <translation>Geht mit der Antwort zurück, damit der Sender weiß, zu welcher Anfrage sie gehört.</translation>
    </message>
    <message>
        <source>The number of the subscription of ours that this message matched.</source>
        <translation>Die Nummer unseres Abonnements, auf das diese Nachricht passte.</translation>
    </message>
    <message>
        <source>How long the broker keeps the session after the connection ends.</source>
        <translation>Wie lange der Broker die Sitzung nach dem Ende der Verbindung behält.</translation>
    </message>
    <message>
        <source>The client identifier that the broker chose for us.</source>
        <translation>Die Client-ID, die der Broker für uns wählte.</translation>
    </message>
    <message>
        <source>The broker&apos;s keep alive, which replaces ours.</source>
        <translation>Das Keep Alive des Brokers, das unseres ersetzt.</translation>
    </message>
    <message>
        <source>The name of the enhanced authentication in use.</source>
        <translation>Der Name der erweiterten Authentifizierung.</translation>
    </message>
    <message>
        <source>Data of the enhanced authentication; never shown.</source>
        <translation>Daten der erweiterten Authentifizierung; nie gezeigt.</translation>
    </message>
    <message>
        <source>Whether reason strings and user properties are wanted when something fails.</source>
        <translation>Ob Begründungen und Benutzereigenschaften gewünscht sind, wenn etwas fehlschlägt.</translation>
    </message>
    <message>
        <source>How long the broker waits before it publishes the last will.</source>
        <translation>Wie lange der Broker wartet, bevor er den letzten Willen veröffentlicht.</translation>
    </message>
    <message>
        <source>Whether the broker should say which topics to use for responses.</source>
        <translation>Ob der Broker sagen soll, welche Topics für Antworten zu nehmen sind.</translation>
    </message>
    <message>
        <source>What the broker suggests as a base for response topics.</source>
        <translation>Was der Broker als Grundlage für Antwort-Topics vorschlägt.</translation>
    </message>
    <message>
        <source>Another broker to use instead.</source>
        <translation>Ein anderer Broker, der stattdessen zu nehmen ist.</translation>
    </message>
    <message>
        <source>What the other side says about the reason, for people.</source>
        <translation>Was die andere Seite über den Grund sagt, für Menschen.</translation>
    </message>
    <message>
        <source>How many QoS 1 and 2 messages may be on their way at once.</source>
        <translation>Wie viele Nachrichten mit QoS 1 und 2 zugleich unterwegs sein dürfen.</translation>
    </message>
    <message>
        <source>The highest topic alias that is accepted.</source>
        <translation>Der höchste Topic Alias, der angenommen wird.</translation>
    </message>
    <message>
        <source>A number that stands for the topic on this connection.</source>
        <translation>Eine Zahl, die auf dieser Verbindung für das Topic steht.</translation>
    </message>
    <message>
        <source>The highest QoS that the broker accepts.</source>
        <translation>Die höchste QoS, die der Broker annimmt.</translation>
    </message>
    <message>
        <source>Whether the broker keeps retained messages.</source>
        <translation>Ob der Broker Retained-Nachrichten aufbewahrt.</translation>
    </message>
    <message>
        <source>A name and a value of the sender&apos;s own.</source>
        <translation>Ein Name und ein Wert nach Wahl des Senders.</translation>
    </message>
    <message>
        <source>The largest packet that is accepted.</source>
        <translation>Das größte Paket, das angenommen wird.</translation>
    </message>
    <message>
        <source>Whether the broker accepts + and # in filters.</source>
        <translation>Ob der Broker + und # in Filtern annimmt.</translation>
    </message>
    <message>
        <source>Whether the broker accepts subscription identifiers.</source>
        <translation>Ob der Broker Abonnementkennungen annimmt.</translation>
    </message>
    <message>
        <source>Whether the broker accepts shared subscriptions.</source>
        <translation>Ob der Broker geteilte Abonnements annimmt.</translation>
    </message>
    <message>
        <source>1 (UTF-8 text)</source>
        <translation>1 (UTF-8-Text)</translation>
    </message>
    <message>
        <source>0 (unspecified bytes)</source>
        <translation>0 (beliebige Bytes)</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ProxyPage</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System es sagt</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP CONNECT</source>
        <translation>HTTP CONNECT</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Proxy-Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PublishPropertiesEditor</name>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>0 – bytes</source>
        <translation>0 – Bytes</translation>
    </message>
    <message>
        <source>1 – UTF-8 text</source>
        <translation>1 – UTF-8-Text</translation>
    </message>
    <message>
        <source>such as application/json</source>
        <translation>etwa application/json</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>The message expires</source>
        <translation>Die Nachricht läuft ab</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds until the message expires</source>
        <translation>Sekunden, bis die Nachricht abläuft</translation>
    </message>
    <message>
        <source>Format of the correlation data</source>
        <translation>Format der Korrelationsdaten</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add a user property</source>
        <translation>Benutzereigenschaft hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected user property</source>
        <translation>Die gewählte Benutzereigenschaft entfernen</translation>
    </message>
    <message>
        <source>Response Topic: %1</source>
        <translation>Antwort-Topic: %1</translation>
    </message>
    <message>
        <source>Correlation Data: %1</source>
        <translation>Korrelationsdaten: %1</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PublishQuestion</name>
    <message>
        <source>Deletes the retained message on %1 from %2. This cannot be undone.</source>
        <translation>Löscht die aufbewahrte Nachricht auf %1 von %2. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Sends %1 to %2 on the production broker %3, at QoS %4, to be retained.</source>
        <translation>Sendet %1 an %2 auf dem Produktions-Broker %3, mit QoS %4, zum Aufbewahren.</translation>
    </message>
    <message>
        <source>Sends %1 to %2 on the production broker %3, at QoS %4.</source>
        <translation>Sendet %1 an %2 auf dem Produktions-Broker %3, mit QoS %4.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::QueueModel</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>acknowledged: %1</source>
        <translation>bestätigt: %1</translation>
    </message>
    <message>
        <source>refused by the broker: %1</source>
        <translation>vom Broker abgelehnt: %1</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>nicht gesendet: %1</translation>
    </message>
    <message>
        <source>retain</source>
        <translation>Retain</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>Retain</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::RecentModel</name>
    <message>
        <source>5.0 or 3.1.1</source>
        <translation>5.0 oder 3.1.1</translation>
    </message>
    <message>
        <source>client certificate expired</source>
        <translation>Client-Zertifikat abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>client certificate valid %n days</source>
        <translation>
            <numerusform>Client-Zertifikat %n Tag gültig</numerusform>
            <numerusform>Client-Zertifikat %n Tage gültig</numerusform>
        </translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SavedList</name>
    <message>
        <source>%1
Topic: %2
Payload: %3</source>
        <translation>%1
Topic: %2
Payload: %3</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Rename or move…</source>
        <translation>Umbenennen oder verschieben …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Nothing saved yet. Write a message above and choose Save: it can then be loaded again from here, and found with Ctrl+K.</source>
        <translation>Noch nichts gespeichert. Schreiben Sie oben eine Nachricht und wählen Sie Speichern: Dann lässt sie sich von hier wieder laden und mit Strg+K finden.</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Write it again above; nothing is sent (Enter)</source>
        <translation>Oben wieder eintragen; es wird nichts gesendet (Enter)</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SavedMessageForm</name>
    <message>
        <source>Name of the saved message</source>
        <translation>Name der gespeicherten Nachricht</translation>
    </message>
    <message>
        <source>such as Open the valve</source>
        <translation>etwa Ventil öffnen</translation>
    </message>
    <message>
        <source>Folder of the saved message</source>
        <translation>Ordner der gespeicherten Nachricht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihr einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is there already. Replace deletes what is saved under that name.</source>
        <translation>„%1“ gibt es schon. Ersetzen löscht, was unter diesem Namen gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SearchButton</name>
    <message>
        <source>Go to topic, command, connection or saved message</source>
        <translation>Zu Topic, Befehl, Verbindung oder gespeicherter Nachricht</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SecretField</name>
    <message>
        <source>Forget the saved %1</source>
        <translation>Gespeichertes vergessen: %1</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>nur für diese Sitzung</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SecurityPage</name>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentifizierung</translation>
    </message>
    <message>
        <source>TLS 1.2 or newer</source>
        <translation>TLS 1.2 oder neuer</translation>
    </message>
    <message>
        <source>TLS 1.3</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>System certificates and own CA</source>
        <translation>Systemzertifikate und eigene CA</translation>
    </message>
    <message>
        <source>Own CA only</source>
        <translation>Nur eigene CA</translation>
    </message>
    <message>
        <source>Anyone: do not check the certificate</source>
        <translation>Jedem: das Zertifikat nicht prüfen</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Own CA</source>
        <translation>Eigene CA</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Drop PEM, DER or PKCS#12 files on these fields. They are checked at once, stored in your OS keychain, and not needed again.</source>
        <translation>Ziehen Sie PEM-, DER- oder PKCS#12-Dateien auf diese Felder. Sie werden sofort geprüft, im Schlüsselbund abgelegt und nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Servername</translation>
    </message>
    <message>
        <source>ALPN</source>
        <translation>ALPN</translation>
    </message>
    <message>
        <source>Keep new secrets for this session only, not in the keychain</source>
        <translation>Neue Geheimnisse nur für diese Sitzung behalten, nicht im Schlüsselbund</translation>
    </message>
    <message>
        <source>from host</source>
        <translation>vom Host</translation>
    </message>
    <message>
        <source>%1 (from host)</source>
        <translation>%1 (vom Host)</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SentDelegate</name>
    <message>
        <source>%1 · retained</source>
        <translation>%1 · retained</translation>
    </message>
    <message>
        <source>Click to write it again.</source>
        <translation>Klicken, um sie wieder zu schreiben.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SentModel</name>
    <message>
        <source>%1 to %2, %3</source>
        <translation>%1 an %2, %3</translation>
    </message>
    <message>
        <source>Waits for the broker&apos;s acknowledgement</source>
        <translation>Wartet auf die Bestätigung des Brokers</translation>
    </message>
    <message>
        <source>Waits for the connection</source>
        <translation>Wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>Handed to the socket; QoS 0 is not acknowledged</source>
        <translation>An den Socket gegeben; QoS 0 wird nicht bestätigt</translation>
    </message>
    <message>
        <source>%1 %2 %3 in %4: nobody subscribes to this topic</source>
        <translation>%1 %2 %3 in %4: Niemand abonniert dieses Topic</translation>
    </message>
    <message>
        <source>%1 %2 in %3</source>
        <translation>%1 %2 in %3</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Nobody knows whether it arrived: %1</source>
        <translation>Niemand weiß, ob sie ankam: %1</translation>
    </message>
    <message>
        <source>%1 (sent again on the way)</source>
        <translation>%1 (unterwegs erneut gesendet)</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SessionPage</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>made up for each connect</source>
        <translation>für jede Verbindung neu gebildet</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Clean start: begin a new session with each connect</source>
        <translation>Clean Start: mit jeder Verbindung eine neue Sitzung beginnen</translation>
    </message>
    <message>
        <source>0: ends with the connection</source>
        <translation>0: endet mit der Verbindung</translation>
    </message>
    <message>
        <source>Session expiry, s</source>
        <translation>Sitzungsablauf, s</translation>
    </message>
    <message>
        <source>The session never expires</source>
        <translation>Die Sitzung läuft nie ab</translation>
    </message>
    <message>
        <source>60</source>
        <translation>60</translation>
    </message>
    <message>
        <source>Keep alive, s</source>
        <translation>Keep Alive, s</translation>
    </message>
    <message>
        <source>0 switches keep alive off: a link that died in silence is not noticed then.</source>
        <translation>0 schaltet Keep Alive aus: Dann fällt eine still gestorbene Verbindung nicht auf.</translation>
    </message>
    <message>
        <source>When the connection is lost</source>
        <translation>Wenn die Verbindung verloren geht</translation>
    </message>
    <message>
        <source>Connect again by itself</source>
        <translation>Von selbst neu verbinden</translation>
    </message>
    <message>
        <source>1,000</source>
        <translation>1.000</translation>
    </message>
    <message>
        <source>First delay, ms</source>
        <translation>Erste Wartezeit, ms</translation>
    </message>
    <message>
        <source>60,000</source>
        <translation>60.000</translation>
    </message>
    <message>
        <source>Longest delay, ms</source>
        <translation>Längste Wartezeit, ms</translation>
    </message>
    <message>
        <source>Keep what is published meanwhile, and send it afterwards</source>
        <translation>Behalten, was inzwischen veröffentlicht wird, und danach senden</translation>
    </message>
    <message>
        <source>At most, messages</source>
        <translation>Höchstens, Nachrichten</translation>
    </message>
    <message>
        <source>Start over after, ms</source>
        <translation>Von vorn nach, ms</translation>
    </message>
    <message>
        <source>The delay doubles from attempt to attempt. Connected for that long, it starts over.</source>
        <translation>Die Wartezeit verdoppelt sich von Versuch zu Versuch. Nach so langer Verbindung beginnt sie von vorn.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::StartPage</name>
    <message>
        <source>See what moves on your broker</source>
        <translation>Sehen, was sich auf Ihrem Broker bewegt</translation>
    </message>
    <message>
        <source>Every topic live, every message explained, every lost message accounted for.</source>
        <translation>Jedes Topic live, jede Nachricht erklärt, über jede verlorene Nachricht Rechenschaft.</translation>
    </message>
    <message>
        <source>Connect to a broker</source>
        <translation>Mit einem Broker verbinden</translation>
    </message>
    <message>
        <source>Paste a URL or type host and port.</source>
        <translation>URL einfügen oder Host und Port eingeben.</translation>
    </message>
    <message>
        <source>Broker URL</source>
        <translation>Broker-URL</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>More options…</source>
        <translation>Weitere Optionen …</translation>
    </message>
    <message>
        <source>Try the demo plant</source>
        <translation>Die Demo-Anlage ausprobieren</translation>
    </message>
    <message>
        <source>A private broker on this machine with 300 topics, a device that answers commands, and two faults for you to find.</source>
        <translation>Ein privater Broker auf diesem Rechner mit 300 Topics, einem Gerät, das auf Befehle antwortet, und zwei Fehlern, die Sie finden können.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>Letzte Verbindungen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>Verbindungen importieren</translation>
    </message>
    <message>
        <source>From MQTT Explorer, MQTTX, mosquitto option files, or a Topicscope export. Secrets go into your keychain.</source>
        <translation>Aus MQTT Explorer, MQTTX, mosquitto-Optionsdateien oder einem Topicscope-Export. Geheimnisse kommen in Ihren Schlüsselbund.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Import connections: choose a file</source>
        <translation>Verbindungen importieren: Datei wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n connections imported from %1.</source>
        <translation>
            <numerusform>%n Verbindung aus %1 importiert.</numerusform>
            <numerusform>%n Verbindungen aus %1 importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more notes</source>
        <translation>
            <numerusform>und %n weiterer Hinweis</numerusform>
            <numerusform>und %n weitere Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to the chosen connection</source>
        <translation>Die gewählte Verbindung verbinden</translation>
    </message>
    <message>
        <source>Edit the chosen connection</source>
        <translation>Die gewählte Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>A double click or Enter connects, too.</source>
        <translation>Doppelklick oder Enter verbindet ebenfalls.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::StatusBar</name>
    <message>
        <source>F1 help · Ctrl+N new connection · Ctrl+K go to</source>
        <translation>F1 Hilfe · Strg+N neue Verbindung · Strg+K gehe zu</translation>
    </message>
    <message>
        <source>Messages per second during the last minute</source>
        <translation>Nachrichten je Sekunde in der letzten Minute</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 topic(s)</source>
        <translation>
            <numerusform>%1 Topic</numerusform>
            <numerusform>%1 Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>memory %1 of %2</source>
        <translation>Speicher %1 von %2</translation>
    </message>
    <message>
        <source>ping %1</source>
        <translation>Ping %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing lost here</source>
        <translation>Hier ging nichts verloren</translation>
    </message>
    <message>
        <source>%1 lost here</source>
        <translation>%1 hier verloren</translation>
    </message>
    <message>
        <source>%1: older history given up within the memory budget (not a loss)</source>
        <translation>%1: älterer Verlauf, im Speicherbudget aufgegeben (kein Verlust)</translation>
    </message>
    <message>
        <source>Every message that arrived was stored.</source>
        <translation>Jede Nachricht, die ankam, wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SubscriptionForm</name>
    <message>
        <source>No Local</source>
        <translation>No Local</translation>
    </message>
    <message>
        <source>Retain As Published</source>
        <translation>Retain As Published</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Filter, such as plant/+/temp or $SYS/#</source>
        <translation>Filter, etwa plant/+/temp oder $SYS/#</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>Topic-Filter</translation>
    </message>
    <message>
        <source>QoS 0</source>
        <translation>QoS 0</translation>
    </message>
    <message>
        <source>QoS 1</source>
        <translation>QoS 1</translation>
    </message>
    <message>
        <source>QoS 2</source>
        <translation>QoS 2</translation>
    </message>
    <message>
        <source>Highest QoS wanted</source>
        <translation>Höchste gewünschte QoS</translation>
    </message>
    <message>
        <source>Messages that this connection publishes do not come back to it</source>
        <translation>Was diese Verbindung veröffentlicht, kommt nicht zu ihr zurück</translation>
    </message>
    <message>
        <source>Live messages keep the RETAIN flag they were published with</source>
        <translation>Live-Nachrichten behalten das RETAIN-Flag, mit dem sie veröffentlicht wurden</translation>
    </message>
    <message>
        <source>Retained: send</source>
        <translation>Retained: senden</translation>
    </message>
    <message>
        <source>Retained: if new</source>
        <translation>Retained: wenn neu</translation>
    </message>
    <message>
        <source>Retained: do not send</source>
        <translation>Retained: nicht senden</translation>
    </message>
    <message>
        <source>Retain Handling</source>
        <translation>Retain Handling</translation>
    </message>
    <message>
        <source>Whether the broker sends its retained messages when this filter is subscribed</source>
        <translation>Ob der Broker seine Retained-Nachrichten sendet, wenn dieser Filter abonniert wird</translation>
    </message>
    <message>
        <source>Only MQTT 5.0 has this option</source>
        <translation>Nur MQTT 5.0 hat diese Option</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Enter the filter to subscribe to; # is everything.</source>
        <translation>Geben Sie den Filter ein, der abonniert werden soll; # ist alles.</translation>
    </message>
    <message>
        <source>This broker accepts no wildcards in filters, as it said on connecting.</source>
        <translation>Dieser Broker nimmt keine Platzhalter in Filtern an, wie er beim Verbinden sagte.</translation>
    </message>
    <message>
        <source>This broker has no shared subscriptions, as it said on connecting.</source>
        <translation>Dieser Broker kennt keine geteilten Abonnements, wie er beim Verbinden sagte.</translation>
    </message>
    <message>
        <source>No Local must not be set on a shared subscription (MQTT-3.8.3-4).</source>
        <translation>No Local darf bei einem geteilten Abonnement nicht gesetzt sein (MQTT-3.8.3-4).</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SubscriptionModel</name>
    <message>
        <source>No Local</source>
        <translation>No Local</translation>
    </message>
    <message>
        <source>Retain As Published</source>
        <translation>Retain As Published</translation>
    </message>
    <message>
        <source>retained only if new</source>
        <translation>retained nur, wenn neu</translation>
    </message>
    <message>
        <source>no retained</source>
        <translation>kein retained</translation>
    </message>
    <message>
        <source>Waits for SUBACK</source>
        <translation>Wartet auf SUBACK</translation>
    </message>
    <message>
        <source>Will be sent on connecting</source>
        <translation>Wird beim Verbinden gesendet</translation>
    </message>
    <message>
        <source>Waits for UNSUBACK</source>
        <translation>Wartet auf UNSUBACK</translation>
    </message>
    <message>
        <source>Lowered by the broker: at most QoS %1 instead of %2</source>
        <translation>Vom Broker gesenkt: höchstens QoS %1 statt %2</translation>
    </message>
    <message>
        <source>Granted as asked</source>
        <translation>Gewährt wie gewünscht</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Refused: 0x%1 %2</source>
        <translation>Abgelehnt: 0x%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Subscription Identifier: comes back with each message, and tells which filter it matched (MQTT 5)</source>
        <translation>Abonnementkennung: kommt mit jeder Nachricht zurück und sagt, auf welchen Filter sie passte (MQTT 5)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Asked QoS</source>
        <translation>Gewünschte QoS</translation>
    </message>
    <message>
        <source>Granted QoS</source>
        <translation>Gewährte QoS</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Broker&apos;s answer</source>
        <translation>Antwort des Brokers</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SubscriptionsPage</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>Topic-Filter</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>No local</source>
        <translation>No Local</translation>
    </message>
    <message>
        <source>Retain as published</source>
        <translation>Retain As Published</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>Retained-Nachrichten</translation>
    </message>
    <message>
        <source>Do not send back what this connection publishes (5.0).</source>
        <translation>Nicht zurücksenden, was diese Verbindung veröffentlicht (5.0).</translation>
    </message>
    <message>
        <source>Keep the RETAIN flag of live messages as their publisher set it (5.0).</source>
        <translation>Das RETAIN-Flag von Live-Nachrichten so lassen, wie der Sender es setzte (5.0).</translation>
    </message>
    <message>
        <source>Whether retained messages are sent when subscribing (5.0).</source>
        <translation>Ob beim Abonnieren Retained-Nachrichten gesendet werden (5.0).</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>“#” is every topic but those that begin with “$”; “$SYS/#” is what the broker tells about itself. A filter without a tick is kept, but not subscribed.</source>
        <translation>„#“ ist jedes Topic außer denen, die mit „$“ beginnen; „$SYS/#“ ist, was der Broker über sich sagt. Ein Filter ohne Häkchen bleibt gespeichert, wird aber nicht abonniert.</translation>
    </message>
    <message>
        <source>send</source>
        <translation>senden</translation>
    </message>
    <message>
        <source>only if new</source>
        <translation>nur, wenn neu</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SubscriptionsPane</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Subscribe to a filter</source>
        <translation>Einen Filter abonnieren</translation>
    </message>
    <message>
        <source>Change this subscription</source>
        <translation>Dieses Abonnement ändern</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Abbestellen</translation>
    </message>
    <message>
        <source>Copy filter</source>
        <translation>Filter kopieren</translation>
    </message>
    <message>
        <source>Nothing is subscribed</source>
        <translation>Nichts ist abonniert</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Enter a filter below. # is every topic, and $SYS/# what the broker says about itself.</source>
        <translation>Geben Sie unten einen Filter ein. # ist jedes Topic, und $SYS/# ist, was der Broker über sich sagt.</translation>
    </message>
    <message>
        <source>The subscriptions of the open connection appear here, with what the broker granted.</source>
        <translation>Die Abonnements der offenen Verbindung erscheinen hier, mit dem, was der Broker gewährte.</translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribing from %Ln filters. What was received stays.</source>
        <translation>
            <numerusform>Bestellt %Ln Filter ab. Was empfangen wurde, bleibt.</numerusform>
            <numerusform>Bestellt %Ln Filter ab. Was empfangen wurde, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln filters.</source>
        <translation>
            <numerusform>%Ln Filter kopiert.</numerusform>
            <numerusform>%Ln Filter kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TestPanel</name>
    <message>
        <source>Host name</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>MQTT CONNECT</source>
        <translation>MQTT CONNECT</translation>
    </message>
    <message>
        <source>What the broker supports</source>
        <translation>Was der Broker kann</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>View chain…</source>
        <translation>Kette ansehen …</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connection %1: %2</source>
        <translation>Verbindung %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicEdit</name>
    <message>
        <source>Topic, such as plant/press-1/cmd</source>
        <translation>Topic, etwa plant/press-1/cmd</translation>
    </message>
    <message>
        <source>Topic to publish to</source>
        <translation>Topic, an das veröffentlicht wird</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicRows</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages per second</source>
        <translation>Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>Time since the last message</source>
        <translation>Zeit seit der letzten Nachricht</translation>
    </message>
    <message>
        <source>Size of the payload</source>
        <translation>Größe der Nutzdaten</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retained message exists</source>
        <translation>Retained-Nachricht vorhanden</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>stumm %1</translation>
    </message>
    <message>
        <source>(empty level)</source>
        <translation>(leere Ebene)</translation>
    </message>
    <message>
        <source>R</source>
        <comment>retained, one letter</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Last message at %1</source>
        <translation>Letzte Nachricht um %1</translation>
    </message>
    <message>
        <source>Delivered with QoS %1</source>
        <translation>Zugestellt mit QoS %1</translation>
    </message>
    <message>
        <source>The broker keeps a retained message on this topic</source>
        <translation>Der Broker bewahrt zu diesem Topic eine Retained-Nachricht auf</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>Retained</translation>
    </message>
    <message>
        <source>Not retained</source>
        <translation>Nicht retained</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
%Ln topic(s) here and below</source>
        <translation>
            <numerusform>%1
%Ln Topic hier und darunter</numerusform>
            <numerusform>%1
%Ln Topics hier und darunter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages arrive every %1, give or take %2</source>
        <translation>Nachrichten kommen alle %1, mit einer Streuung von %2</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicTreePane</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message numerus="yes">
        <source>This topic has more than %Ln level(s): the tree stands at the last of them.</source>
        <translation>
            <numerusform>Dieses Topic hat mehr als %Ln Ebene: Der Baum steht auf der letzten davon.</numerusform>
            <numerusform>Dieses Topic hat mehr als %Ln Ebenen: Der Baum steht auf der letzten davon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicTreePanePrivate</name>
    <message>
        <source>Copy Topic</source>
        <translation>Topic kopieren</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy as Topic Filter</source>
        <translation>Als Topic-Filter kopieren</translation>
    </message>
    <message>
        <source>Publish Here</source>
        <translation>Hier veröffentlichen</translation>
    </message>
    <message>
        <source>Subscribe…</source>
        <translation>Abonnieren …</translation>
    </message>
    <message>
        <source>Pin to the Top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Delete Retained Message…</source>
        <translation>Retained-Nachricht löschen …</translation>
    </message>
    <message>
        <source>Expand to Level %1</source>
        <translation>Bis Ebene %1 aufklappen</translation>
    </message>
    <message>
        <source>Expand All Below</source>
        <translation>Alles darunter aufklappen</translation>
    </message>
    <message>
        <source>Collapse All Below</source>
        <translation>Alles darunter zuklappen</translation>
    </message>
    <message>
        <source>Collapse the Whole Tree</source>
        <translation>Den ganzen Baum zuklappen</translation>
    </message>
    <message>
        <source>Sort Again</source>
        <translation>Neu sortieren</translation>
    </message>
    <message>
        <source>Sort again by the values of now (the tree does it by itself while it is not in use)</source>
        <translation>Nach den Werten von jetzt neu sortieren (der Baum tut es von selbst, solange er nicht benutzt wird)</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic kopiert</numerusform>
            <numerusform>%Ln Topics kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value, %Ln byte(s)</source>
        <translation>
            <numerusform>Den Wert kopiert, %Ln Byte</numerusform>
            <numerusform>Den Wert kopiert, %Ln Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value as hexadecimal digits, %Ln byte(s)</source>
        <translation>
            <numerusform>Den Wert als Hexadezimalziffern kopiert, %Ln Byte</numerusform>
            <numerusform>Den Wert als Hexadezimalziffern kopiert, %Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Another action on many topics is still running</source>
        <translation>Eine andere Aktion für viele Topics läuft noch</translation>
    </message>
    <message>
        <source>Copy Topics</source>
        <translation>Topics kopieren</translation>
    </message>
    <message>
        <source>Export Last Values…</source>
        <translation>Letzte Werte exportieren …</translation>
    </message>
    <message>
        <source>Publish to Each…</source>
        <translation>An jedes veröffentlichen …</translation>
    </message>
    <message>
        <source>Delete Retained Messages…</source>
        <translation>Retained-Nachrichten löschen …</translation>
    </message>
    <message numerus="yes">
        <source>Selected Topics (%Ln)</source>
        <translation>
            <numerusform>Gewählte Topics (%Ln)</numerusform>
            <numerusform>Gewählte Topics (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This Branch (%Ln topic(s))</source>
        <translation>
            <numerusform>Dieser Zweig (%Ln Topic)</numerusform>
            <numerusform>Dieser Zweig (%Ln Topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All Matches (%Ln topic(s))</source>
        <translation>
            <numerusform>Alle Treffer (%Ln Topic)</numerusform>
            <numerusform>Alle Treffer (%Ln Topics)</numerusform>
        </translation>
    </message>
    <message>
        <source>Number of topics</source>
        <translation>Anzahl der Topics</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln match(es) so far</source>
        <translation>
            <numerusform>%1 · bisher %Ln Treffer</numerusform>
            <numerusform>%1 · bisher %Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln match(es)</source>
        <translation>
            <numerusform>%1 · %Ln Treffer</numerusform>
            <numerusform>%1 · %Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>No topic matches</source>
        <translation>Kein Topic passt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) do not pass this filter. New ones appear here as soon as they do.</source>
        <translation>
            <numerusform>%Ln Topic passt nicht auf diesen Filter. Neue erscheinen hier, sobald sie passen.</numerusform>
            <numerusform>%Ln Topics passen nicht auf diesen Filter. Neue erscheinen hier, sobald sie passen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the Filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>No connection is open</source>
        <translation>Keine Verbindung ist offen</translation>
    </message>
    <message>
        <source>Connect to a broker, and its topics appear here.</source>
        <translation>Verbinden Sie sich mit einem Broker, dann erscheinen hier seine Topics.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Try Again Now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>Nothing is subscribed</source>
        <translation>Nichts ist abonniert</translation>
    </message>
    <message>
        <source>Subscribe to a topic filter, # for everything, and its topics appear here.</source>
        <translation>Abonnieren Sie einen Topic-Filter, # für alles, dann erscheinen hier seine Topics.</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Noch keine Nachricht</translation>
    </message>
    <message>
        <source>Topics appear here as soon as a message arrives.</source>
        <translation>Topics erscheinen hier, sobald eine Nachricht ankommt.</translation>
    </message>
    <message>
        <source>Subscribed to %1. Topics appear here as soon as something is published there.</source>
        <translation>Abonniert: %1. Topics erscheinen hier, sobald dort etwas veröffentlicht wird.</translation>
    </message>
    <message>
        <source>The broker refused a subscription: see Subscriptions.</source>
        <translation>Der Broker lehnte ein Abonnement ab: siehe Abonnements.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln topic(s). %1 more were left out: too many for the clipboard.</source>
        <translation>
            <numerusform>%Ln Topic kopiert. %1 weitere weggelassen: zu viele für die Zwischenablage.</numerusform>
            <numerusform>%Ln Topics kopiert. %1 weitere weggelassen: zu viele für die Zwischenablage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matches in This Branch (%Ln topic(s))</source>
        <translation>
            <numerusform>Treffer in diesem Zweig (%Ln Topic)</numerusform>
            <numerusform>Treffer in diesem Zweig (%Ln Topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whole Branch, Hidden Topics Too (%Ln topic(s))</source>
        <translation>
            <numerusform>Ganzer Zweig, auch verborgene Topics (%Ln Topic)</numerusform>
            <numerusform>Ganzer Zweig, auch verborgene Topics (%Ln Topics)</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Move Column</source>
        <translation>Spalte verschieben</translation>
    </message>
    <message>
        <source>%1 to the Left</source>
        <translation>%1 nach links</translation>
    </message>
    <message>
        <source>%1 to the Right</source>
        <translation>%1 nach rechts</translation>
    </message>
    <message>
        <source>Fit Columns</source>
        <translation>Spalten anpassen</translation>
    </message>
    <message>
        <source>Order of Arrival</source>
        <translation>Reihenfolge der Ankunft</translation>
    </message>
    <message>
        <source>%1
In force: %2</source>
        <translation>%1
Eingeschränkt auf: %2</translation>
    </message>
    <message>
        <source>Search All Topics</source>
        <translation>In allen Topics suchen</translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long on %Ln topic(s), which are left out: try a simpler one.</source>
        <translation>
            <numerusform>Der Ausdruck braucht auf %Ln Topic zu lange, es fehlt daher: Ein einfacherer hilft.</numerusform>
            <numerusform>Der Ausdruck braucht auf %Ln Topics zu lange, sie fehlen daher: Ein einfacherer hilft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the names of %Ln row(s)</source>
        <translation>
            <numerusform>Namen von %Ln Zeile kopiert</numerusform>
            <numerusform>Namen von %Ln Zeilen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the names of %Ln row(s). %1 more were left out: too many for the clipboard.</source>
        <translation>
            <numerusform>Namen von %Ln Zeile kopiert. %1 weitere weggelassen: zu viele für die Zwischenablage.</numerusform>
            <numerusform>Namen von %Ln Zeilen kopiert. %1 weitere weggelassen: zu viele für die Zwischenablage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %Ln branch(es), but not all: a filter opens those that you look for</source>
        <translation>
            <numerusform>%Ln Zweig geöffnet, aber nicht alle: Ein Filter öffnet die gesuchten</numerusform>
            <numerusform>%Ln Zweige geöffnet, aber nicht alle: Ein Filter öffnet die gesuchten</numerusform>
        </translation>
    </message>
    <message>
        <source>Expand Below</source>
        <translation>Darunter aufklappen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Level(s)</source>
        <translation>
            <numerusform>%Ln Ebene</numerusform>
            <numerusform>%Ln Ebenen</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected Topics</source>
        <translation>Gewählte Topics</translation>
    </message>
    <message>
        <source>Matches in This Branch</source>
        <translation>Treffer in diesem Zweig</translation>
    </message>
    <message>
        <source>Expand the Whole Tree</source>
        <translation>Den ganzen Baum aufklappen</translation>
    </message>
    <message>
        <source>The filter is still looking through the topics</source>
        <translation>Der Filter sieht die Topics noch durch</translation>
    </message>
    <message>
        <source>Looking through the topics…</source>
        <translation>Die Topics werden durchgesehen …</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicTreeView</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Columns of the topic tree</source>
        <translation>Spalten des Topic-Baums</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>stumm %1</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ValueExport</name>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ValueView</name>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Format of the payload</source>
        <translation>Format der Nutzdaten</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the whole payload to a file</source>
        <translation>Die ganzen Nutzdaten in eine Datei speichern</translation>
    </message>
    <message>
        <source>Show the whole payload</source>
        <translation>Die ganzen Nutzdaten zeigen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>Found: %1 (%2)</source>
        <translation>Gefunden: %1 (%2)</translation>
    </message>
    <message>
        <source>The payload is empty: no bytes.
A retained message without payload deletes the retained message of its topic.</source>
        <translation>Die Nutzdaten sind leer: keine Bytes.
Eine Retained-Nachricht ohne Nutzdaten löscht die Retained-Nachricht ihres Topics.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>was %1   %2</source>
        <translation>war %1   %2</translation>
    </message>
    <message>
        <source>was %1   %2 in %3</source>
        <translation>war %1   %2 in %3</translation>
    </message>
    <message>
        <source>Not valid %1. Line %L2, column %L3: %4</source>
        <translation>Kein gültiges %1. Zeile %L2, Spalte %L3: %4</translation>
    </message>
    <message>
        <source>Not valid %1. Byte %L2: %3</source>
        <translation>Kein gültiges %1. Byte %L2: %3</translation>
    </message>
    <message>
        <source>Showing the first %1 of %2.</source>
        <translation>Zeigt die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>topicscope::ui::WillPage</name>
    <message>
        <source>Last will</source>
        <translation>Letzter Wille</translation>
    </message>
    <message>
        <source>The broker publishes this when the connection is lost</source>
        <translation>Der Broker veröffentlicht dies, wenn die Verbindung verloren geht</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>Retain</translation>
    </message>
    <message>
        <source>MQTT 5.0</source>
        <translation>MQTT 5.0</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Delay, s</source>
        <translation>Verzögerung, s</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Message expiry, s</source>
        <translation>Ablauf der Nachricht, s</translation>
    </message>
    <message>
        <source>The payload is UTF-8 text (Payload Format Indicator)</source>
        <translation>Die Nutzdaten sind UTF-8-Text (Payload Format Indicator)</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>Response topic</source>
        <translation>Antwort-Topic</translation>
    </message>
    <message>
        <source>Correlation data</source>
        <translation>Korrelationsdaten</translation>
    </message>
    <message>
        <source>User properties of the last will</source>
        <translation>Benutzereigenschaften des letzten Willens</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>Benutzereigenschaften</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes that are no text. They stay as they are unless you type here.</source>
        <translation>
            <numerusform>%n Byte, das kein Text ist. Es bleibt, wie es ist, solange Sie hier nicht tippen.</numerusform>
            <numerusform>%n Bytes, die kein Text sind. Sie bleiben, wie sie sind, solange Sie hier nicht tippen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes that are no text</source>
        <translation>
            <numerusform>%n Byte, das kein Text ist</numerusform>
            <numerusform>%n Bytes, die kein Text sind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::workspace::Report</name>
    <message>
        <source>The report could not be written to %1: %2</source>
        <translation>Der Bericht konnte nicht nach %1 geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>topicscopectl</name>
    <message>
        <source>topicscopectl --help lists the commands.</source>
        <translation>topicscopectl --help listet die Befehle auf.</translation>
    </message>
    <message>
        <source>there is no command &quot;%1&quot; in this version</source>
        <translation>den Befehl „%1“ gibt es in dieser Version nicht</translation>
    </message>
    <message>
        <source>topicscopectl %1 --help shows how it is used.</source>
        <translation>topicscopectl %1 --help zeigt, wie es benutzt wird.</translation>
    </message>
</context>
</TS>
