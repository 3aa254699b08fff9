// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/compile_job.h"

#include "core/compile/compile.h"
#include "core/model/diff.h"

#include <utility>

namespace switchyard::session {
namespace {

CheckedDraft look(const DraftVersion& version)
{
    CheckedDraft result;
    result.generation = version.generation;
    compile::Compilation compilation = compile::compile(version.workspace, {}, Revision{1});
    result.diagnostics = std::move(compilation.diagnostics);
    if (compilation.snapshot)
        result.loadProfiles = compilation.snapshot->load_profiles;
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
