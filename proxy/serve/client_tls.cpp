// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/client_tls.h"

namespace switchyard::serve {

observe::StatusDetails details_of(cert::ClientCertError error)
{
    using Error = cert::ClientCertError;
    using Details = observe::StatusDetails;
    switch (error) {
    case Error::NotProvided:
        return Details::ClientCertNotProvided;
    case Error::ValidationFailed:
        return Details::ClientCertValidationFailed;
    case Error::ChainInvalidEku:
        return Details::ClientCertChainInvalidEku;
    case Error::ChainExceededLimit:
        return Details::ClientCertChainExceededLimit;
    case Error::InvalidRsaKeySize:
        return Details::ClientCertInvalidRsaKeySize;
    case Error::UnsupportedEllipticCurveKey:
        return Details::ClientCertUnsupportedEllipticCurveKey;
    case Error::UnsupportedKeyAlgorithm:
        return Details::ClientCertUnsupportedKeyAlgorithm;
    case Error::PkiTooLarge:
        return Details::ClientCertPkiTooLarge;
    case Error::ChainMaxNameConstraintsExceeded:
        return Details::ClientCertChainMaxNameConstraintsExceeded;
    case Error::ValidationTimedOut:
        return Details::ClientCertValidationTimedOut;
    case Error::ValidationSearchLimitExceeded:
        return Details::ClientCertValidationSearchLimitExceeded;
    case Error::ValidationNotPerformed:
        return Details::ClientCertValidationNotPerformed;
    }
    return Details::InternalError;
}

} // namespace switchyard::serve
