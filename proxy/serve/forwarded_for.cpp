// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/forwarded_for.h"

#include <cstring>
#include <string>

namespace switchyard::serve {

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
            append(unsigned{address.bytes[i]});
        }
        return;
    }
    const std::string v6 = address.to_string();
    std::memcpy(text_.data() + size_, v6.data(), v6.size());
    size_ += v6.size();
}

void ForwardedFor::append(unsigned octet)
{
    if (octet >= 100)
        text_[size_++] = static_cast<char>('0' + octet / 100);
    if (octet >= 10)
        text_[size_++] = static_cast<char>('0' + octet / 10 % 10);
    text_[size_++] = static_cast<char>('0' + octet % 10);
}

} // namespace switchyard::serve
