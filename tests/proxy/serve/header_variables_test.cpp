// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of {variables}.
#include "proxy/serve/user_agent.h"
#include "tests/proxy/serve/header_editing.h"
#include "tests/proxy/tls/peer.h"

#include "proxy/io/socket_address.h"

#include <gtest/gtest.h>

#include <unistd.h>

namespace switchyard::serve {
namespace {

/// A backend that gets "x-value: [TEXT WITH VARIABLES]", and what it got.
class Filling
{
public:
    explicit Filling(const std::string& text, std::shared_ptr<const cert::ServerTls> tls = nullptr)
    {
        RigPlan plan = plan_with(backend_, {.service = {{{}, {set("x-value", "[" + text + "]")}}, {}}});
        plan.tls = std::move(tls);
        rig_ = std::make_unique<ServingRig>(plan);
    }

    const SocketAddress& address() const { return rig_->address(); }
    /// What stood between the brackets in the request so far.
    std::string got()
    {
        rig_->records(1);
        const std::string& head = requests_.at(0);
        const std::size_t begin = head.find("\r\nx-value: [") + 12;
        EXPECT_EQ(head.find("x-value", begin), std::string::npos) << "once";
        return head.substr(begin, head.find("]\r\n", begin) - begin);
    }
    std::string with(const std::string& lines, const std::string& version = "1.1")
    {
        fetch(address(), "GET / HTTP/" + version + "\r\nHost: a\r\n" + lines + "\r\n");
        return got();
    }

private:
    std::vector<std::string> requests_;
    ScriptedBackend backend_{ScriptedBackend::always(ok("x"), &requests_)};
    std::unique_ptr<ServingRig> rig_;
};

bool is_number(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

TEST(HeaderVariables, Stand_for_what_is_known_of_the_request)
{
    struct Case
    {
        const char* text;
        const char* lines;
        const char* value;
    };
    const std::vector<Case> cases{
        {"{client_ip_address}", "", "127.0.0.1"},
        {"{server_ip_address}", "", "203.0.113.10"},
        {"{server_ip_address}:{server_port} {client_ip_address}", "", "203.0.113.10:80 127.0.0.1"},
        {"{client_protocol}{client_protocol}", "", "HTTP/1.1HTTP/1.1"},
        {"{origin_request_header}", "Origin: https://a.example\r\n", "https://a.example"},
        {"{origin_request_header}", "", ""},
        {"a{origin_request_header}b", "X-Origin: x\r\n", "ab"},
        {"{device_request_type}", "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15\r\n",
         "MOBILE"},
        {"{device_request_type}/{user_agent_family}", "", "UNDETERMINED/DEFAULT"},
        {"{user_agent_family}",
         "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0\r\n", "GECKO"},
        {"{client_region}{client_region_subdivision}{client_city}{client_city_lat_long}", "", ""},
        {"{cdn_cache_id}{cdn_cache_status}{tls_ja3_fingerprint}{tls_ja4_fingerprint}", "", ""},
        {"{client_cert_present}{client_cert_chain_verified}{client_cert_error}", "", ""},
        {"{no_variable} {client_port", "", "{no_variable} {client_port"},
    };
    for (const Case& row : cases)
        EXPECT_EQ(Filling(row.text).with(row.lines), row.value) << row.text;
    EXPECT_EQ(Filling("{client_protocol}").with("", "1.0"), "HTTP/1.0");
}

TEST(HeaderVariables, Stand_for_what_is_known_of_the_connection)
{
    EXPECT_TRUE(is_number(Filling("{client_rtt_msec}").with("")));
    Filling port("{client_port}");
    RawSocket client = RawSocket::connect(port.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_response().status, 200);
    EXPECT_TRUE(is_number(port.got()));
}

TEST(HeaderVariables, Client_cannot_pass_its_own_values)
{
    EXPECT_EQ(Filling("{client_ip_address}").with("X-Value: [10.0.0.1]\r\nx-VALUE: [10.0.0.2]\r\n"), "127.0.0.1");
}

/// One request over TLS; the client asks for `name`.
std::string over_tls(const std::string& text, const std::string& name, int version = TLS1_3_VERSION)
{
    Filling filling(text, std::make_shared<const cert::ServerTls>(tls::test::plain_settings()));
    RawSocket socket = RawSocket::connect(filling.address());
    tls::test::Client client(io::Fd(::dup(socket.fd())), {.server_name = name, .max_version = version});
    EXPECT_EQ(client.connect(), "");
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive(12), "HTTP/1.1 200");
    return filling.got();
}

TEST(HeaderVariables, Stand_for_what_the_handshake_agreed_on)
{
    EXPECT_EQ(over_tls("{client_encrypted} {tls_version} {tls_sni_hostname} {server_port}", "shop.example.com"),
              "true TLSv1.3 shop.example.com 443");
    EXPECT_EQ(over_tls("{tls_version} {tls_cipher_suite}", "", TLS1_2_VERSION).substr(0, 8), "TLSv1.2 ");
    const std::string suite = over_tls("{tls_cipher_suite}", "shop.example.com");
    EXPECT_EQ(suite.size(), 4U);
    EXPECT_EQ(suite.substr(0, 3), "130") << "TLS 1.3 has no others";
    EXPECT_EQ(over_tls("{tls_sni_hostname}", ""), "");
    EXPECT_EQ(over_tls("{client_cert_present}", "shop.example.com"), "") << "nobody was asked for one";
}

TEST(HeaderVariables, Hostile_names_of_servers_become_nothing)
{
    for (const char* name : {"a\r\nx-evil: 1", "a\nb", "a\rb", "a b", "a\tb", "\x7f", "a\x01",
                             "b\xc3\xbc"
                             "cher.example"})
        EXPECT_EQ(over_tls("{tls_sni_hostname}", name), "") << name;
    EXPECT_EQ(over_tls("{tls_sni_hostname}", "xn--bcher-kva.example"), "xn--bcher-kva.example");
}

TEST(UserAgent, Tells_devices_and_families_by_well_known_words)
{
    struct Case
    {
        const char* text;
        const char* device;
        const char* family;
    };
    const std::vector<Case> cases{
        {"", "UNDETERMINED", "DEFAULT"},
        {"curl/8.5.0", "UNDETERMINED", "DEFAULT"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
         "DESKTOP", "APPLEWEBKIT"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 "
         "Safari/605",
         "DESKTOP", "APPLE"},
        {"Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile "
         "Safari/537",
         "MOBILE", "APPLEWEBKIT"},
        {"Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
         "TABLET", "APPLEWEBKIT"},
        {"Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
         "TABLET", "APPLE"},
        {"Mozilla/5.0 (PlayStation 5 3.11) AppleWebKit/605.1.15 (KHTML, like Gecko)", "GAME_CONSOLE", "APPLEWEBKIT"},
        {"Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36", "SMART_TV", "APPLEWEBKIT"},
        {"Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", "DESKTOP", "MSIE"},
        {"DoCoMo/2.0 N905i(c100;TB;W24H16)", "UNDETERMINED", "DOCOMO"},
    };
    for (const Case& row : cases) {
        EXPECT_EQ(device_request_type(row.text), row.device) << row.text;
        EXPECT_EQ(user_agent_family(row.text), row.family) << row.text;
    }
}

} // namespace
} // namespace switchyard::serve
