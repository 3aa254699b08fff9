// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/transport_bio.h"

#include <openssl/ssl.h>

namespace switchyard::tls {
namespace {

using Method = std::unique_ptr<BIO_METHOD, cert::FreedBy<BIO_meth_free>>;

} // namespace

bool TransportBio::attach(SSL& connection)
{
    // Never changes once made; connections of all threads share it.
    static const Method kMethod = [] {
        Method method(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "switchyard transport"));
        if (method) {
            BIO_meth_set_read(method.get(), &TransportBio::read);
            BIO_meth_set_write(method.get(), &TransportBio::write);
            BIO_meth_set_ctrl(method.get(), &TransportBio::control);
        }
        return method;
    }();
    BIO* bio = kMethod ? BIO_new(kMethod.get()) : nullptr;
    if (bio == nullptr)
        return false;
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(&connection, bio, bio);
    return true;
}

int TransportBio::read(BIO* bio, char* into, int size)
{
    auto& self = *static_cast<TransportBio*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    io::IoResult result{io::IoStatus::WouldBlock, 0, 0};
    if (self.transport_.may_read() && size > 0)
        result = self.transport_.try_read({into, static_cast<std::size_t>(size)});
    if (result)
        return static_cast<int>(result.bytes);
    if (result.status == io::IoStatus::WouldBlock) {
        BIO_set_retry_read(bio);
        return -1;
    }
    if (result.status == io::IoStatus::Closed) {
        self.ended_ = true;
        return 0;
    }
    self.read_error_ = result.error;
    return -1;
}

int TransportBio::write(BIO* bio, const char* bytes, int size)
{
    auto& self = *static_cast<TransportBio*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    if (size <= 0)
        return 0;
    if (self.output_.take({bytes, static_cast<std::size_t>(size)}))
        return size;
    if (self.output_.error() == 0)
        BIO_set_retry_write(bio);
    return -1;
}

long TransportBio::control(BIO* bio, int command, long /*number*/, void* /*pointer*/)
{
    const auto& self = *static_cast<const TransportBio*>(BIO_get_data(bio));
    if (command == BIO_CTRL_FLUSH)
        return 1; // when to send is the stream's decision
    return command == BIO_CTRL_EOF && self.ended_ ? 1 : 0;
}

} // namespace switchyard::tls
