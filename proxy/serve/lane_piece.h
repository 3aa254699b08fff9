// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/multiplex/lane.h"
#include "proxy/serve/streams.h"

#include <utility>

namespace switchyard::serve {

/// Hands out the bodies of a lane piece by piece: what came last counts as used when the next one is asked for.
class LanePieces
{
public:
    void release(multiplex::Lane& lane)
    {
        if (std::exchange(out_, false))
            lane.body_taken();
    }
    /// What is here now; never waits.
    BodyPiece next(multiplex::Lane& lane)
    {
        release(lane);
        out_ = !lane.body().empty();
        const bool last = lane.ends_with_front();
        return {lane.body(), BodyForm::Plain, last, last ? lane.trailers() : nullptr};
    }

private:
    bool out_ = false; ///< what next() returned last is still being read
};

} // namespace switchyard::serve
