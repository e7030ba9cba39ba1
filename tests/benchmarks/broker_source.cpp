// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a broker that has very much to say: accepts clients, grants what they subscribe to, and then sends PUBLISH
// packets encoded beforehand as fast as the socket takes them. The last one is QoS 1; its acknowledgement ends the
// clock. Prints one JSON object per client.
#include "topic_names.h"

#include <QByteArray>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace topicscope;

namespace {
constexpr int ChunkBytes = 256 * 1024;

struct Case
{
    int topics = 10'000;
    int payload = 64;
    int qos = 0;
    double seconds = 5;
    qint64 messages = 0;   ///< instead of seconds, when not 0
    double rate = 0;       ///< messages per second, 0 = as fast as the socket takes them
    bool siblings = false; ///< all topics under one parent, in no order
    bool retained = false;
    bool webSocket = false;
    QByteArray certificate;
    QByteArray key;
    int clients = 1;
    double delay = 1.0; ///< between the subscription and the first message: the window paints meanwhile
};

void appendLength(std::string& to, std::size_t length)
{
    do {
        auto byte = static_cast<unsigned char>(length & 0x7F);
        length >>= 7;
        to += static_cast<char>(length > 0 ? byte | 0x80 : byte);
    } while (length > 0);
}

void append16(std::string& to, std::size_t value)
{
    to += static_cast<char>(value >> 8);
    to += static_cast<char>(value & 0xFF);
}

std::string publishPacket(const std::string& topic, const std::string& payload, int qos, bool retain, std::uint16_t id,
                          bool version5)
{
    std::string body;
    append16(body, topic.size());
    body += topic;
    if (qos > 0)
        append16(body, id);
    if (version5)
        body += '\0';
    body += payload;
    std::string packet(1, static_cast<char>(0x30 | (qos << 1) | (retain ? 1 : 0)));
    appendLength(packet, body.size());
    return packet + body;
}

std::string webSocketFrame(const std::string& payload)
{
    std::string frame("\x82", 1);
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else if (payload.size() < 65536) {
        frame += static_cast<char>(126);
        append16(frame, payload.size());
    } else {
        frame += static_cast<char>(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>((payload.size() >> shift) & 0xFF);
    }
    return frame + payload;
}

/// A blocking byte stream to one client: plain, TLS, or WebSocket over either.
class Stream
{
public:
    Stream(int socket, const Case& wanted) : m_webSocket(wanted.webSocket)
    {
        m_socket.setSocketDescriptor(socket);
        if (!wanted.certificate.isEmpty()) {
            m_socket.setLocalCertificate(QSslCertificate(wanted.certificate));
            m_socket.setPrivateKey(QSslKey(wanted.key, QSsl::Rsa));
            m_socket.startServerEncryption();
            m_alive = m_socket.waitForEncrypted(10'000);
        }
        if (m_webSocket && m_alive)
            upgrade();
    }
    bool alive() const { return m_alive; }
    /// Waits until the kernel has it.
    void write(const char* data, std::size_t size)
    {
        m_socket.write(data, static_cast<qint64>(size));
        while (m_alive && m_socket.bytesToWrite() > 0)
            m_alive = m_socket.waitForBytesWritten(30'000);
    }
    void send(const std::string& bytes)
    {
        const std::string framed = m_webSocket ? webSocketFrame(bytes) : bytes;
        write(framed.data(), framed.size());
    }
    bool isWebSocket() const { return m_webSocket; }
    /// At least `size` bytes are in the buffer, or the client has gone.
    bool need(std::size_t size, int timeout = 60'000)
    {
        while (m_in.size() < size) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(timeout)) {
                m_alive = m_alive && m_socket.state() == QAbstractSocket::ConnectedState;
                return false;
            }
            take(m_socket.readAll());
        }
        return true;
    }
    /// Whatever is there, without waiting.
    void poll()
    {
        m_socket.waitForReadyRead(0);
        take(m_socket.readAll());
    }
    /// One packet, if a whole one is there.
    std::string packet(int timeout)
    {
        if (!need(2, timeout))
            return {};
        std::size_t length = 0;
        std::size_t header = 1;
        for (int shift = 0;; shift += 7) {
            if (!need(header + 1, timeout))
                return {};
            const auto byte = static_cast<unsigned char>(m_in[header++]);
            length |= std::size_t(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                break;
        }
        if (!need(header + length, timeout))
            return {};
        std::string packet = m_in.substr(0, 1) + m_in.substr(header, length);
        m_in.erase(0, header + length);
        return packet;
    }
    bool hasInput() const { return m_in.size() >= 2; }

private:
    void upgrade()
    {
        QByteArray request;
        while (!request.contains("\r\n\r\n") && m_socket.waitForReadyRead(10'000))
            request += m_socket.readAll();
        QByteArray key;
        for (const QByteArray& line : request.split('\n'))
            if (line.toLower().startsWith("sec-websocket-key:"))
                key = line.mid(18).trimmed();
        const QByteArray accept =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
        const QByteArray answer =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
            accept + "\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
        write(answer.constData(), std::size_t(answer.size()));
    }
    void take(const QByteArray& bytes)
    {
        if (!m_webSocket) {
            m_in.append(bytes.constData(), std::size_t(bytes.size()));
            return;
        }
        m_frames.append(bytes.constData(), std::size_t(bytes.size()));
        for (;;) { // masked frames of a client (RFC 6455 §5.2)
            if (m_frames.size() < 6)
                return;
            std::size_t length = static_cast<unsigned char>(m_frames[1]) & 0x7F;
            std::size_t header = 2;
            const int wide = length == 126 ? 2 : length == 127 ? 8 : 0;
            if (m_frames.size() < header + std::size_t(wide) + 4)
                return;
            if (wide > 0)
                length = 0;
            for (int i = 0; i < wide; ++i)
                length = (length << 8) | static_cast<unsigned char>(m_frames[header++]);
            if (m_frames.size() < header + 4 + length)
                return;
            for (std::size_t i = 0; i < length; ++i)
                m_in += static_cast<char>(m_frames[header + 4 + i] ^ m_frames[header + i % 4]);
            m_frames.erase(0, header + 4 + length);
        }
    }

    QSslSocket m_socket;
    bool m_webSocket;
    bool m_alive = true;
    std::string m_in;
    std::string m_frames;
};

/// The packets of one round over all topics, in chunks ready for the socket.
struct Round
{
    std::vector<std::string> chunks;
    std::vector<int> messages; ///< per chunk
};

Round encodeRound(const Case& wanted, bool version5)
{
    Round round;
    std::string chunk;
    int count = 0;
    const std::string payload(static_cast<std::size_t>(wanted.payload), 'x');
    const auto finish = [&] {
        if (chunk.empty())
            return;
        round.chunks.push_back(wanted.webSocket ? webSocketFrame(chunk) : chunk);
        round.messages.push_back(count);
        chunk.clear();
        count = 0;
    };
    for (int number = 0; number < wanted.topics; ++number) {
        const std::string topic = wanted.siblings ? "flat/item-" + std::to_string((number * 7919LL) % wanted.topics)
                                                  : benchmarks::topicName(number);
        const auto id = static_cast<std::uint16_t>(number % 60'000 + 1);
        chunk += publishPacket(topic, payload, wanted.qos, wanted.retained, id, version5);
        ++count;
        if (chunk.size() >= ChunkBytes || (wanted.qos > 0 && count >= 500))
            finish();
    }
    finish();
    return round;
}

class Client
{
public:
    Client(int socket, const Case& wanted) : m_case(wanted), m_stream(socket, wanted) {}

    void serve()
    {
        if (!greet())
            return;
        const Round round = encodeRound(m_case, m_version5);
        QThread::msleep(static_cast<unsigned long>(m_case.delay * 1000));
        QElapsedTimer clock;
        clock.start();
        stream(round, clock);
        // The acknowledgement of the last one says that the client is through.
        m_stream.send(publishPacket("benchmark/end", "end", 1, false, 65'000, m_version5));
        ++m_sent;
        while (m_stream.alive() && !m_endAcknowledged)
            handle(m_stream.packet(60'000));
        const double seconds = double(clock.nsecsElapsed()) / 1e9;
        std::printf("{\"messages\": %lld, \"seconds\": %.3f, \"rate\": %.0f, \"acknowledged\": %s}\n",
                    static_cast<long long>(m_sent), seconds, double(m_sent) / seconds,
                    m_endAcknowledged ? "true" : "false");
        std::fflush(stdout);
        while (m_stream.alive())
            handle(m_stream.packet(1000));
    }

private:
    bool greet()
    {
        bool subscribed = false;
        while (m_stream.alive() && !subscribed) {
            const std::string packet = m_stream.packet(10'000);
            if (packet.empty())
                return false;
            subscribed = (static_cast<unsigned char>(packet[0]) >> 4) == 8;
            handle(packet);
        }
        return subscribed;
    }

    void handle(const std::string& packet)
    {
        if (packet.empty())
            return;
        switch (static_cast<unsigned char>(packet[0]) >> 4) {
        case 1: { // CONNECT
            const std::size_t name = std::size_t(packet[2]);
            m_version5 = packet[3 + name] == 5;
            if (m_version5)
                m_window = receiveMaximum(packet, 3 + name + 4);
            m_stream.send(m_version5 ? std::string("\x20\x03\x00\x00\x00", 5) : std::string("\x20\x02\x00\x00", 4));
            break;
        }
        case 8:
            subscribe(packet);
            break;
        case 4:                                                    // PUBACK
            if (packet.substr(1, 2) == std::string("\xFD\xE8", 2)) // 65,000
                m_endAcknowledged = true;
            else
                --m_inFlight;
            break;
        case 12:
            m_stream.send(std::string("\xD0\x00", 2));
            break;
        default:
            break;
        }
    }

    /// The property 0x21 among those of CONNECT, when it stands where our client and others put it; else the default.
    static int receiveMaximum(const std::string& packet, std::size_t at)
    {
        const std::size_t end = at + 1 + static_cast<unsigned char>(packet[at]);
        for (++at; at + 2 < end;) {
            const auto property = static_cast<unsigned char>(packet[at]);
            if (property == 0x21)
                return (static_cast<unsigned char>(packet[at + 1]) << 8) | static_cast<unsigned char>(packet[at + 2]);
            at += property == 0x11 || property == 0x27   ? 5
                  : property == 0x22                     ? 3
                  : property == 0x19 || property == 0x17 ? 2
                                                         : end;
        }
        return 65'535;
    }

    void subscribe(const std::string& packet)
    {
        std::string body = packet.substr(1, 2);
        std::size_t at = 3;
        if (m_version5) {
            body += '\0';
            at += 1 + static_cast<unsigned char>(packet[at]);
        }
        while (at + 2 < packet.size()) {
            at += 2 + ((static_cast<std::size_t>(static_cast<unsigned char>(packet[at])) << 8) |
                       static_cast<unsigned char>(packet[at + 1]));
            body += static_cast<char>(packet[at] & 3);
            ++at;
        }
        std::string answer("\x90", 1);
        appendLength(answer, body.size());
        m_stream.send(answer + body);
    }

    void stream(const Round& round, const QElapsedTimer& clock)
    {
        const auto window = std::min(m_window, 20'000);
        for (std::size_t at = 0; m_stream.alive(); at = (at + 1) % round.chunks.size()) {
            const bool enough =
                m_case.messages > 0 ? m_sent >= m_case.messages : double(clock.nsecsElapsed()) / 1e9 >= m_case.seconds;
            if (enough)
                return;
            if (m_case.rate > 0)
                while (double(m_sent) / m_case.rate > double(clock.nsecsElapsed()) / 1e9)
                    QThread::usleep(500);
            while (m_case.qos > 0 && m_inFlight + round.messages[at] > window && m_stream.alive())
                handle(m_stream.packet(60'000));
            m_stream.write(round.chunks[at].data(), round.chunks[at].size());
            m_sent += round.messages[at];
            if (m_case.qos > 0)
                m_inFlight += round.messages[at];
            m_stream.poll();
            while (m_stream.hasInput())
                handle(m_stream.packet(1000));
        }
    }

    const Case& m_case;
    Stream m_stream;
    bool m_version5 = false;
    bool m_endAcknowledged = false;
    int m_window = 65'535;
    int m_inFlight = 0;
    qint64 m_sent = 0;
};

Case readCase(const QCoreApplication& application)
{
    QCommandLineParser parser;
    const auto add = [&parser](const char* name, const char* text, const char* value) {
        parser.addOption({QString::fromUtf8(name), QString::fromUtf8(text), QString::fromUtf8(value)});
    };
    add("topics", "number of topics", "N");
    add("payload", "bytes of payload", "N");
    add("qos", "0 or 1", "N");
    add("seconds", "how long to send", "S");
    add("messages", "how many to send instead", "N");
    add("rate", "messages per second", "N");
    add("clients", "clients to wait for, then end", "N");
    add("delay", "seconds between subscription and first message", "S");
    add("certificate", "PEM file: TLS", "FILE");
    add("key", "PEM file of its key", "FILE");
    parser.addOption({QStringLiteral("siblings"), QStringLiteral("all topics under one parent")});
    parser.addOption({QStringLiteral("retained"), QStringLiteral("RETAIN = 1")});
    parser.addOption({QStringLiteral("websocket"), QStringLiteral("MQTT over WebSocket")});
    parser.addHelpOption();
    parser.process(application);
    const auto number = [&parser](const char* name, double fallback) {
        const QString text = parser.value(QString::fromUtf8(name));
        return text.isEmpty() ? fallback : text.toDouble();
    };
    const auto file = [&parser](const char* name) {
        if (!parser.isSet(QString::fromUtf8(name)))
            return QByteArray();
        QFile opened(parser.value(QString::fromUtf8(name)));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    };
    Case wanted;
    wanted.topics = int(number("topics", wanted.topics));
    wanted.payload = int(number("payload", wanted.payload));
    wanted.qos = int(number("qos", 0));
    wanted.seconds = number("seconds", wanted.seconds);
    wanted.messages = qint64(number("messages", 0));
    wanted.rate = number("rate", 0);
    wanted.clients = int(number("clients", 1));
    wanted.delay = number("delay", wanted.delay);
    wanted.certificate = file("certificate");
    wanted.key = file("key");
    wanted.siblings = parser.isSet(QStringLiteral("siblings"));
    wanted.retained = parser.isSet(QStringLiteral("retained"));
    wanted.webSocket = parser.isSet(QStringLiteral("websocket"));
    return wanted;
}
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const Case wanted = readCase(application);
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 16) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        std::perror("cannot listen");
        return 1;
    }
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    std::vector<std::thread> threads;
    for (int client = 0; client < wanted.clients; ++client) {
        const int socket = ::accept(listener, nullptr, nullptr);
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        threads.emplace_back([socket, &wanted] { Client(socket, wanted).serve(); });
    }
    for (auto& thread : threads)
        thread.join();
    ::close(listener);
    return 0;
}
