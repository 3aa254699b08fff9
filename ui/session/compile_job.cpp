// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/compile_job.h"

#include "core/compile/compile.h"
#include "core/model/diff.h"
#include "core/secrets/gather.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace switchyard::session {
namespace {

/// Nobody is asked for passphrases here; the environment may know one.
secrets::Gathered gatherFor(const model::Workspace& workspace, const std::string& file, cert::Writing writing)
{
    return secrets::gather(
        workspace, secrets::GatherOptions::of_this_process(file, writing, secrets::passphrase_of_environment()));
}

CheckedDraft look(const DraftVersion& version)
{
    CheckedDraft result;
    result.generation = version.generation;
    secrets::Gathered gathered = gatherFor(version.workspace, version.file, cert::Writing::None);
    compile::Compilation compilation = compile::compile(version.workspace, gathered.assets, Revision{1});
    result.diagnostics = std::move(compilation.diagnostics);
    std::ranges::move(gathered.diagnostics, std::back_inserter(result.diagnostics));
    if (compilation.snapshot)
        result.loadProfiles = compilation.snapshot->load_profiles;
    result.assets = std::move(gathered.assets);
    if (version.live && !(*version.live == version.workspace))
        result.changes = static_cast<int>(model::diff(*version.live, version.workspace).size());
    return result;
}

} // namespace

CompileJob::CompileJob(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(1); }

CompileJob::~CompileJob() { pool_.waitForDone(); }

void CompileJob::start(DraftVersion version)
{
    if (busy_)
        next_ = std::move(version);
    else
        launch(std::move(version));
}

void CompileJob::gather(std::uint64_t number, model::Workspace workspace, std::string file)
{
    pool_.start([this, number, workspace = std::move(workspace), file = std::move(file)] {
        secrets::Gathered found = gatherFor(workspace, file, cert::Writing::Allowed);
        std::erase_if(found.diagnostics, [](const Diagnostic& diagnostic) {
            return diagnostic.code != "certificate.development_failed"; // the check says everything else
        });
        ApplyAssets result{number, std::move(found.assets), std::move(found.diagnostics)};
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)] { emit gathered(result); }, Qt::QueuedConnection);
    });
}

void CompileJob::launch(DraftVersion version)
{
    busy_ = true;
    pool_.start([this, version = std::move(version)] {
        CheckedDraft result = look(version);
        // this outlives the thread: the destructor waits for it, and drops calls that are queued by then
        QMetaObject::invokeMethod(this, [this, result = std::move(result)] { finish(result); }, Qt::QueuedConnection);
    });
}

void CompileJob::finish(const CheckedDraft& result)
{
    busy_ = false;
    if (next_)
        launch(*std::exchange(next_, std::nullopt));
    emit done(result);
}

} // namespace switchyard::session
