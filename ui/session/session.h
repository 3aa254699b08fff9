// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/compile/snapshot.h"
#include "core/document/document.h"
#include "core/runtime/runtime.h"
#include "ui/session/compile_job.h"
#include "ui/session/runtime_bridge.h"
#include "ui/session/traffic_history.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <map>
#include <optional>

namespace switchyard::session {

enum class RunState
{
    Stopped,
    Starting,
    Running,
    Applying, ///< running, and a newer configuration is on its way
    Stopping
};

/// What was selected last, wherever: a resource or one of its elements.
struct Selection
{
    ElementId element;
    ElementId resource;
    schema::FieldPath path;

    friend bool operator==(const Selection&, const Selection&) = default;
};

/// One open workspace file and what carries its traffic: the draft with its undo steps and diagnostics, the live
/// revision, and the three facts of the status line. Thread: gui. Lifetime: the runtime outlives the session.
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(runtime::Runtime& runtime, QObject* parent = nullptr);
    ~Session() override;

    // --- the file
    /// Errors: when the file cannot be read; the open document stays. Mistakes in the file are diagnostics.
    Result<void> open(const QString& path);
    /// Opens a text that has no file yet; saving asks where.
    void openUntitled(std::string text, const QString& name);
    /// Errors: as document::save_atomically; InvalidArgument without a path.
    Result<void> save();
    Result<void> saveAs(const QString& path);
    /// Takes over what stands in the file now. Undo steps end here, as the text is another one.
    Result<void> reload();
    void close();
    bool hasDocument() const { return document_.has_value(); }
    bool isUntitled() const { return path_.isEmpty(); }
    bool isSaved() const { return hasDocument() && !isUntitled() && undoStack_.isClean() && !textReplaced_; }
    QString path() const { return path_; }
    QString name() const { return name_; }

    // --- the draft
    const model::Workspace& workspace() const;
    const document::Document& document() const { return *document_; }
    QUndoStack& undoStack() { return undoStack_; }
    /// One undo step. Errors: a sentence when the change does not fit or the text cannot be edited.
    Result<void> edit(const model::Change& change, const QString& text);
    const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
    /// Whether the diagnostics belong to the present draft.
    bool isChecked() const { return checkedGeneration_ == generation_; }
    bool runsHere() const;
    const std::vector<compile::LoadProfileSpec>& loadProfiles() const { return loadProfiles_; }
    const Selection& selection() const { return selection_; }
    void select(ElementId element);

    // --- what runs
    RunState runState() const { return runState_; }
    bool isRunning() const { return liveRevision_.value != 0; }
    Revision liveRevision() const { return liveRevision_; }
    const std::vector<runtime::LiveListener>& listeners() const { return listeners_; }
    std::map<ElementId, QString> localAddresses() const;
    const std::shared_ptr<const observe::Directory>& directory() const { return directory_; }
    /// Steps between the live workspace and the draft; 0 when nothing runs.
    int draftChanges() const { return draftChanges_; }
    /// Why the last run or apply failed, as a sentence; empty when it did not.
    const QString& failure() const { return failure_; }
    const TrafficHistory& traffic() const { return traffic_; }
    bool loadRunning() const { return loadRunning_; }
    RuntimeBridge& bridge() { return bridge_; }

public slots:
    /// Starts, or applies the draft to what runs. Refused with a failure sentence while an error gates it.
    void apply();
    /// The same once the draft was looked at, when what gates a start is known.
    void applyWhenChecked();
    void stop();
    void startLoad(int profile = 0);
    void stopLoad();

signals:
    void documentChanged();  ///< another file, another name
    void savedChanged();     ///< saved or not
    void workspaceChanged(); ///< the draft
    void diagnosticsChanged();
    void runStateChanged(); ///< state, live revision, failure, draft changes
    void revisionLive();    ///< a new revision serves: names and listeners are others
    void trafficChanged();
    void loadChanged();
    void selectionChanged();
    void fileChangedOnDisk();

private:
    friend class EditCommand;

    void take(document::Document document, const QString& path, const QString& name);
    void draftChanged();
    void check();
    void takeCompilation(const CheckedDraft& result);
    void rebuildDiagnostics();
    void watchFile();
    void fileTouched();
    void onRevisionLive(const runtime::RevisionLive& event);
    void onApplyFailed(const runtime::ApplyFailed& event);
    void onStopped();
    void onStats(const observe::StatsSample& sample);
    void onLoad(const runtime::LoadReported& event);
    void setRunState(RunState state);
    CommandId submit(decltype(runtime::RuntimeCommand::what) what);
    QString firstError() const;

    runtime::Runtime& runtime_;
    RuntimeBridge bridge_;
    CompileJob job_;
    QUndoStack undoStack_;
    std::optional<document::Document> document_;
    QString path_;
    QString name_;
    bool textReplaced_ = false; ///< the text is another one than the file's, and no undo step says so
    QFileSystemWatcher watcher_;
    QTimer touchTimer_;
    std::string savedText_;

    std::uint64_t generation_ = 0; ///< counts versions of the draft
    std::uint64_t checkedGeneration_ = 0;
    std::vector<Diagnostic> compileDiagnostics_;
    std::vector<Diagnostic> diagnostics_;
    std::vector<compile::LoadProfileSpec> loadProfiles_;
    Selection selection_;

    RunState runState_ = RunState::Stopped;
    std::uint64_t lastCommand_ = 0;
    CommandId applyCommand_;
    std::optional<model::Workspace> appliedWorkspace_; ///< on its way
    std::optional<model::Workspace> liveWorkspace_;
    Revision liveRevision_;
    std::vector<runtime::LiveListener> listeners_;
    std::shared_ptr<const observe::Directory> directory_;
    int draftChanges_ = 0;
    QString failure_;
    TrafficHistory traffic_;
    bool loadRunning_ = false;
    bool applyAfterCheck_ = false;
};

} // namespace switchyard::session
