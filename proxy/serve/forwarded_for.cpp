// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/forwarded_for.h"

#include <cstdint>
#include <cstring>
#include <string>

namespace switchyard::serve {
namespace {

struct Octet
{
    std::array<char, 3> digits{};
    std::uint8_t size = 0;
};

constexpr std::array<Octet, 256> make_octets()
{
    std::array<Octet, 256> octets;
    for (unsigned value = 0; value < octets.size(); ++value) {
        Octet& octet = octets[value];
        for (const unsigned power : {100U, 10U, 1U}) {
            if (value >= power || power == 1)
                octet.digits[octet.size++] = static_cast<char>('0' + value / power % 10);
        }
    }
    return octets;
}

constexpr std::array<Octet, 256> kOctets = make_octets();

} // namespace

ForwardedFor::ForwardedFor(const IpAddress& client, const IpAddress& load_balancer)
{
    append(client);
    text_[size_++] = ',';
    append(load_balancer);
}

void ForwardedFor::append(const IpAddress& address)
{
    if (address.family == IpAddress::Family::V4) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (i > 0)
                text_[size_++] = '.';
            const Octet& octet = kOctets[address.bytes[i]];
            std::memcpy(text_.data() + size_, octet.digits.data(), octet.digits.size()); // a constant size costs least
            size_ += octet.size;
        }
        return;
    }
    const std::string v6 = address.to_string();
    std::memcpy(text_.data() + size_, v6.data(), v6.size());
    size_ += v6.size();
}

} // namespace switchyard::serve
