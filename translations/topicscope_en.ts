<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::client::ConnectionWorker</name>
    <message numerus="yes">
        <source>The broker no longer had the session: %n message(s) of ours were on the way</source>
        <translation>
            <numerusform>The broker no longer had the session: %n message of ours were on the way</numerusform>
            <numerusform>The broker no longer had the session: %n messages of ours were on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The broker closed %n connection(s) in a row soon after they were made: another client with the same client identifier seems to take over</source>
        <translation>
            <numerusform>The broker closed %n connection soon after it was made: another client with the same client identifier seems to take over</numerusform>
            <numerusform>The broker closed %n connections in a row soon after they were made: another client with the same client identifier seems to take over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more such event(s), not listed one by one</source>
        <translation>
            <numerusform>%n more such event, not listed one by one</numerusform>
            <numerusform>%n more such events, not listed one by one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::client::Transport</name>
    <message numerus="yes">
        <source>The broker&apos;s certificate expires in %n day(s)</source>
        <translation>
            <numerusform>The broker&apos;s certificate expires in %n day</numerusform>
            <numerusform>The broker&apos;s certificate expires in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Cbor</name>
    <message numerus="yes">
        <source>%Ln bytes follow the end of the item.</source>
        <translation>
            <numerusform>%Ln byte follows the end of the item.</numerusform>
            <numerusform>%Ln bytes follow the end of the item.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>It is nested deeper than %n level.</numerusform>
            <numerusform>It is nested deeper than %n levels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> / %Ln more bytes /</source>
        <translation>
            <numerusform> / %Ln more byte /</numerusform>
            <numerusform> / %Ln more bytes /</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Json</name>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>It is nested deeper than %n level.</numerusform>
            <numerusform>It is nested deeper than %n levels.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::MessagePack</name>
    <message numerus="yes">
        <source>It is nested deeper than %n levels.</source>
        <translation>
            <numerusform>It is nested deeper than %n level.</numerusform>
            <numerusform>It is nested deeper than %n levels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> / %Ln more bytes /</source>
        <translation>
            <numerusform> / %Ln more byte /</numerusform>
            <numerusform> / %Ln more bytes /</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes follow the end of the object.</source>
        <translation>
            <numerusform>%Ln byte follows the end of the object.</numerusform>
            <numerusform>%Ln bytes follow the end of the object.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Numbers</name>
    <message numerus="yes">
        <source>  … and %Ln more</source>
        <translation>
            <numerusform>  … and %Ln more</numerusform>
            <numerusform>  … and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::payload::Preview</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CBOR · %Ln items</source>
        <translation>
            <numerusform>CBOR · %Ln item</numerusform>
            <numerusform>CBOR · %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>MessagePack · %Ln items</source>
        <translation>
            <numerusform>MessagePack · %Ln item</numerusform>
            <numerusform>MessagePack · %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::profiles::ProfileStore</name>
    <message numerus="yes">
        <source>%n connections are named “%1”. Rename all but one of them.</source>
        <translation>
            <numerusform>%n connection is named “%1”.</numerusform>
            <numerusform>%n connections are named “%1”. Rename all but one of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BrokerPane</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::BulkPanel</name>
    <message numerus="yes">
        <source>None of the %Ln topic(s) has a retained message, as far as this connection has seen.</source>
        <translation>
            <numerusform>None of the %Ln topic has a retained message, as far as this connection has seen.</numerusform>
            <numerusform>None of the %Ln topics has a retained message, as far as this connection has seen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes an empty message with RETAIN set, at QoS %1, to each of the %Ln topic(s) below. The broker then forgets what it retains there. This cannot be undone.</source>
        <translation>
            <numerusform>Publishes an empty message with RETAIN set, at QoS %1, to the topic below. The broker then forgets what it retains there. This cannot be undone.</numerusform>
            <numerusform>Publishes an empty message with RETAIN set, at QoS %1, to each of the %Ln topics below. The broker then forgets what it retains there. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln Retained Message(s)</source>
        <translation>
            <numerusform>Delete %Ln Retained Message</numerusform>
            <numerusform>Delete %Ln Retained Messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes this payload of %1 with RETAIN set, at QoS %2, to each of the %Ln topic(s) below.</source>
        <translation>
            <numerusform>Publishes this payload of %1 with RETAIN set, at QoS %2, to the topic below.</numerusform>
            <numerusform>Publishes this payload of %1 with RETAIN set, at QoS %2, to each of the %Ln topics below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishes this payload of %1, at QoS %2, to each of the %Ln topic(s) below.</source>
        <translation>
            <numerusform>Publishes this payload of %1, at QoS %2, to the topic below.</numerusform>
            <numerusform>Publishes this payload of %1, at QoS %2, to each of the %Ln topics below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish to %Ln Topic(s)</source>
        <translation>
            <numerusform>Publish to %Ln Topic</numerusform>
            <numerusform>Publish to %Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writes the newest message of each of the %Ln topic(s) below into a file.</source>
        <translation>
            <numerusform>Writes the newest message of the topic below into a file.</numerusform>
            <numerusform>Writes the newest message of each of the %Ln topics below into a file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really gone: a second connection finds none of the %Ln retained message(s).</source>
        <translation>
            <numerusform>Really gone: a second connection finds nothing retained on the topic any more.</numerusform>
            <numerusform>Really gone: a second connection finds none of the %Ln retained messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The broker retains nothing on any of the %Ln topic(s).</source>
        <translation>
            <numerusform>The broker retains nothing on this topic.</numerusform>
            <numerusform>The broker retains nothing on any of the %Ln topics.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln value(s) to %1.</source>
        <translation>
            <numerusform>Exported %Ln value to %1.</numerusform>
            <numerusform>Exported %Ln values to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln other topic(s) nothing is retained.</source>
        <translation>
            <numerusform>On %Ln other topic nothing is retained.</numerusform>
            <numerusform>On %Ln other topics nothing is retained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) that begin with $ are left alone: select them by hand.</source>
        <translation>
            <numerusform>%Ln topic that begins with $ is left alone: select it by hand.</numerusform>
            <numerusform>%Ln topics that begin with $ are left alone: select them by hand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deletes %Ln retained message(s) from %1. This cannot be undone.</source>
        <translation>
            <numerusform>Deletes %Ln retained message from %1. This cannot be undone.</numerusform>
            <numerusform>Deletes %Ln retained messages from %1. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3, to be retained.</source>
        <translation>
            <numerusform>Sends %1 to %Ln topic on the production broker %2, at QoS %3, to be retained.</numerusform>
            <numerusform>Sends %1 to %Ln topics on the production broker %2, at QoS %3, to be retained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3.</source>
        <translation>
            <numerusform>Sends %1 to %Ln topic on the production broker %2, at QoS %3.</numerusform>
            <numerusform>Sends %1 to %Ln topics on the production broker %2, at QoS %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln topic(s) not done</source>
        <translation>
            <numerusform>Only the %Ln topic not done</numerusform>
            <numerusform>Only the %Ln topics not done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::CertificateField</name>
    <message numerus="yes">
        <source>valid until %1 (%n days)</source>
        <translation>
            <numerusform>valid until %1 (%n day)</numerusform>
            <numerusform>valid until %1 (%n days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificates</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
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
    <name>topicscope::ui::ConnectionListModel</name>
    <message numerus="yes">
        <source>retry in %n s</source>
        <translation>
            <numerusform>retry in %n s</numerusform>
            <numerusform>retry in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::ConnectionNotice</name>
    <message numerus="yes">
        <source>The broker refused %n filter(s).</source>
        <translation>
            <numerusform>The broker refused %n filter.</numerusform>
            <numerusform>The broker refused %n filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HexView</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln bytes as hexadecimal text.</source>
        <translation>
            <numerusform>Copied %Ln byte as hexadecimal text.</numerusform>
            <numerusform>Copied %Ln bytes as hexadecimal text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln bytes as text.</source>
        <translation>
            <numerusform>Copied %Ln byte as text.</numerusform>
            <numerusform>Copied %Ln bytes as text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::HistoryTab</name>
    <message numerus="yes">
        <source>%Ln messages kept</source>
        <translation>
            <numerusform>%Ln message kept</numerusform>
            <numerusform>%Ln messages kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages</source>
        <translation>
            <numerusform>The newest %Ln message</numerusform>
            <numerusform>The newest %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are selected. Select two to compare them.</source>
        <translation>
            <numerusform>%Ln message are selected. Select two to compare them.</numerusform>
            <numerusform>%Ln messages are selected. Select two to compare them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages kept; they arrive every %1, give or take %2</source>
        <translation>
            <numerusform>%Ln message kept; messages arrive every %1, give or take %2</numerusform>
            <numerusform>%Ln messages kept; they arrive every %1, give or take %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages; they arrive every %1, give or take %2</source>
        <translation>
            <numerusform>The newest %Ln message; messages arrive every %1, give or take %2</numerusform>
            <numerusform>The newest %Ln messages; they arrive every %1, give or take %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages kept; they arrive about %1 at a time, every %2, give or take %3</source>
        <translation>
            <numerusform>%Ln message kept; messages arrive about %1 at a time, every %2, give or take %3</numerusform>
            <numerusform>%Ln messages kept; they arrive about %1 at a time, every %2, give or take %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln messages; they arrive about %1 at a time, every %2, give or take %3</source>
        <translation>
            <numerusform>The newest %Ln message; messages arrive about %1 at a time, every %2, give or take %3</numerusform>
            <numerusform>The newest %Ln messages; they arrive about %1 at a time, every %2, give or take %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::Inspector</name>
    <message numerus="yes">
        <source>+%n filters</source>
        <translation>
            <numerusform>+%n filter</numerusform>
            <numerusform>+%n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::MessagesPane</name>
    <message numerus="yes">
        <source>The newest %1 message(s) on %2</source>
        <translation>
            <numerusform>The newest %1 message on %2</numerusform>
            <numerusform>The newest %1 messages on %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s), the last %2 still here</source>
        <translation>
            <numerusform>%1 message, the last %2 still here</numerusform>
            <numerusform>%1 messages, the last %2 still here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value, %Ln byte(s)</source>
        <translation>
            <numerusform>Copied the value, %Ln byte</numerusform>
            <numerusform>Copied the value, %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value as hexadecimal digits, %Ln byte(s)</source>
        <translation>
            <numerusform>Copied the value as hexadecimal digits, %Ln byte</numerusform>
            <numerusform>Copied the value as hexadecimal digits, %Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::OfflineQueuePane</name>
    <message numerus="yes">
        <source>Nothing waits any more. %n message(s) could not be sent.</source>
        <translation>
            <numerusform>Nothing waits any more. %n message could not be sent.</numerusform>
            <numerusform>Nothing waits any more. %n messages could not be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken %n message(s) out of the queue.</source>
        <translation>
            <numerusform>Taken %n message out of the queue.</numerusform>
            <numerusform>Taken %n messages out of the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketListModel</name>
    <message numerus="yes">
        <source>%Ln packets passed too quickly to be listed</source>
        <translation>
            <numerusform>%Ln packet passed too quickly to be listed</numerusform>
            <numerusform>%Ln packets passed too quickly to be listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketSummary</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PacketsPane</name>
    <message numerus="yes">
        <source>%Ln packets</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PauseBar</name>
    <message numerus="yes">
        <source>Paused · %1 message(s) behind</source>
        <translation>
            <numerusform>Paused · %1 message behind</numerusform>
            <numerusform>Paused · %1 messages behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::PropertiesTab</name>
    <message numerus="yes">
        <source>… (%Ln bytes in all)</source>
        <translation>
            <numerusform>… (%Ln byte in all)</numerusform>
            <numerusform>… (%Ln bytes in all)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::RecentModel</name>
    <message numerus="yes">
        <source>client certificate valid %n days</source>
        <translation>
            <numerusform>client certificate valid %n day</numerusform>
            <numerusform>client certificate valid %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::StartPage</name>
    <message numerus="yes">
        <source>%n connections imported from %1.</source>
        <translation>
            <numerusform>%n connection imported from %1.</numerusform>
            <numerusform>%n connections imported from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more notes</source>
        <translation>
            <numerusform>and %n more note</numerusform>
            <numerusform>and %n more notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::StatusBar</name>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 topic(s)</source>
        <translation>
            <numerusform>%1 topic</numerusform>
            <numerusform>%1 topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::SubscriptionsPane</name>
    <message numerus="yes">
        <source>Unsubscribing from %Ln filters. What was received stays.</source>
        <translation>
            <numerusform>Unsubscribing from %Ln filter. What was received stays.</numerusform>
            <numerusform>Unsubscribing from %Ln filters. What was received stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln filters.</source>
        <translation>
            <numerusform>Copied %Ln filter.</numerusform>
            <numerusform>Copied %Ln filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicRows</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
%Ln topic(s) here and below</source>
        <translation>
            <numerusform>%1
%Ln topic here and below</numerusform>
            <numerusform>%1
%Ln topics here and below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicTreePane</name>
    <message numerus="yes">
        <source>This topic has more than %Ln level(s): the tree stands at the last of them.</source>
        <translation>
            <numerusform>This topic has more than %Ln level: the tree stands at the last of them.</numerusform>
            <numerusform>This topic has more than %Ln levels: the tree stands at the last of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::TopicTreePanePrivate</name>
    <message numerus="yes">
        <source>Copied %Ln topic(s)</source>
        <translation>
            <numerusform>Copied %Ln topic</numerusform>
            <numerusform>Copied %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value, %Ln byte(s)</source>
        <translation>
            <numerusform>Copied the value, %Ln byte</numerusform>
            <numerusform>Copied the value, %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the value as hexadecimal digits, %Ln byte(s)</source>
        <translation>
            <numerusform>Copied the value as hexadecimal digits, %Ln byte</numerusform>
            <numerusform>Copied the value as hexadecimal digits, %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected Topics (%Ln)</source>
        <translation>
            <numerusform>Selected Topic (%Ln)</numerusform>
            <numerusform>Selected Topics (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This Branch (%Ln topic(s))</source>
        <translation>
            <numerusform>This Branch (%Ln topic)</numerusform>
            <numerusform>This Branch (%Ln topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All Matches (%Ln topic(s))</source>
        <translation>
            <numerusform>All Matches (%Ln topic)</numerusform>
            <numerusform>All Matches (%Ln topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln match(es) so far</source>
        <translation>
            <numerusform>%1 · %Ln match so far</numerusform>
            <numerusform>%1 · %Ln matches so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln match(es)</source>
        <translation>
            <numerusform>%1 · %Ln match</numerusform>
            <numerusform>%1 · %Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) do not pass this filter. New ones appear here as soon as they do.</source>
        <translation>
            <numerusform>%Ln topic do not pass this filter. New ones appear here as soon as they do.</numerusform>
            <numerusform>%Ln topics do not pass this filter. New ones appear here as soon as they do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln topic(s). %1 more were left out: too many for the clipboard.</source>
        <translation>
            <numerusform>Copied %Ln topic. %1 more were left out: too many for the clipboard.</numerusform>
            <numerusform>Copied %Ln topics. %1 more were left out: too many for the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matches in This Branch (%Ln topic(s))</source>
        <translation>
            <numerusform>Matches in This Branch (%Ln topic)</numerusform>
            <numerusform>Matches in This Branch (%Ln topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whole Branch, Hidden Topics Too (%Ln topic(s))</source>
        <translation>
            <numerusform>Whole Branch, Hidden Topics Too (%Ln topic)</numerusform>
            <numerusform>Whole Branch, Hidden Topics Too (%Ln topics)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long on %Ln topic(s), which are left out: try a simpler one.</source>
        <translation>
            <numerusform>The expression takes too long on %Ln topic, which is left out: try a simpler one.</numerusform>
            <numerusform>The expression takes too long on %Ln topics, which are left out: try a simpler one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the names of %Ln row(s)</source>
        <translation>
            <numerusform>Copied the name of %Ln row</numerusform>
            <numerusform>Copied the names of %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the names of %Ln row(s). %1 more were left out: too many for the clipboard.</source>
        <translation>
            <numerusform>Copied the name of %Ln row. %1 more were left out: too many for the clipboard.</numerusform>
            <numerusform>Copied the names of %Ln rows. %1 more were left out: too many for the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %Ln branch(es), but not all: a filter opens those that you look for</source>
        <translation>
            <numerusform>Opened %Ln branch, but not all: a filter opens those that you look for</numerusform>
            <numerusform>Opened %Ln branches, but not all: a filter opens those that you look for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Level(s)</source>
        <translation>
            <numerusform>%Ln Level</numerusform>
            <numerusform>%Ln Levels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>topicscope::ui::WillPage</name>
    <message numerus="yes">
        <source>%n bytes that are no text. They stay as they are unless you type here.</source>
        <translation>
            <numerusform>%n byte that are no text. They stay as they are unless you type here.</numerusform>
            <numerusform>%n bytes that are no text. They stay as they are unless you type here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes that are no text</source>
        <translation>
            <numerusform>%n byte that are no text</numerusform>
            <numerusform>%n bytes that are no text</numerusform>
        </translation>
    </message>
</context>
</TS>
