// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/compile/snapshot.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::session {

/// A version of the draft to be looked at, and what runs now.
struct DraftVersion
{
    std::uint64_t generation = 0;
    model::Workspace workspace;
    std::optional<model::Workspace> live;
    std::string file{}; ///< of the workspace, beside which its keys are; empty: not saved yet
};

/// What there is to say about a version of the draft.
struct CheckedDraft
{
    std::uint64_t generation = 0;
    std::vector<Diagnostic> diagnostics;
    std::vector<compile::LoadProfileSpec> loadProfiles;
    runtime::Assets assets; ///< with which it was compiled
    int changes = 0;        ///< steps between live and draft
};

/// What a workspace that is about to be applied needs from outside its file.
struct ApplyAssets
{
    std::uint64_t number = 0; ///< of the request
    runtime::Assets assets;
    std::vector<Diagnostic> diagnostics; ///< certificates that could not be issued
};

/// Compiles drafts on a thread of its own, one at a time; of versions that arrive meanwhile only the newest is looked
/// at. Keys are read and certificates issued on the same thread. Thread: gui.
class CompileJob : public QObject
{
    Q_OBJECT
public:
    explicit CompileJob(QObject* parent = nullptr);
    ~CompileJob() override;

    void start(DraftVersion version);
    /// Reads keys, and has certificates of the development CA issued or renewed. Every request is answered.
    void gather(std::uint64_t number, model::Workspace workspace, std::string file);

signals:
    void gathered(const switchyard::session::ApplyAssets& result);
    void done(const switchyard::session::CheckedDraft& result);

private:
    void launch(DraftVersion version);
    void finish(const CheckedDraft& result);

    QThreadPool pool_;
    bool busy_ = false;
    std::optional<DraftVersion> next_;
};

} // namespace switchyard::session
