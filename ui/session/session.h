// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/compile/snapshot.h"
#include "core/document/document.h"
#include "core/document/journal.h"
#include "core/model/diff.h"
#include "core/runtime/runtime.h"
#include "ui/session/compile_job.h"
#include "ui/session/node_heights.h"
#include "ui/session/runtime_bridge.h"
#include "ui/session/traffic_history.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <deque>
#include <map>
#include <optional>
#include <set>

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

/// A workspace that was put into service, kept for rolling back.
struct AppliedRevision
{
    Revision revision;
    model::Workspace workspace;
    QDateTime at;
};

/// What became of taking over the changes somebody else made to the file.
struct DiskMerge
{
    int changes = 0;       ///< that were taken over
    QStringList conflicts; ///< sentences: what the file says differently and does not fit the draft any more
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
    /// Takes over what others changed in the file since it was opened or saved, as one undo step; the draft's own
    /// changes stay. Errors: when the file cannot be read.
    Result<DiskMerge> mergeFromDisk();
    /// The draft stays as it is; what stands in the file now will be replaced when it is saved.
    void keepMine();
    void close();
    /// Drafts of sessions that ended without being closed. Cost: reads their journals.
    static std::vector<document::Recovery> recoveries();
    /// Opens the file such a draft belongs to with the draft as unsaved text.
    Result<void> recover(const document::Recovery& recovery);
    static void discardRecovery(const document::Recovery& recovery);
    bool hasDocument() const { return document_.has_value(); }
    bool isUntitled() const { return path_.isEmpty(); }
    bool isSaved() const;
    QString path() const { return path_; }
    QString name() const { return name_; }

    // --- the draft
    const model::Workspace& workspace() const;
    const document::Document& document() const { return *document_; }
    QUndoStack& undoStack() { return undoStack_; }
    /// One undo step. Errors: a sentence when the change does not fit or the text cannot be edited.
    Result<void> edit(const model::Change& change, const QString& text);
    /// Several changes as one undo step; each is made for the workspace the one before leads to. Errors: as above;
    /// nothing has changed then.
    Result<void> edit(std::vector<model::Change> changes, const QString& text);

    /// Begins a gesture that shows what it does while it goes on, and becomes one undo step. One that goes on already
    /// is committed first.
    void beginGesture(const QString& text);
    /// Replaces what the gesture did so far. The changes are made for gestureBase(). Errors: as edit(); the gesture
    /// then shows nothing.
    Result<void> previewGesture(std::vector<model::Change> changes);
    /// The workspace before the gesture.
    const model::Workspace& gestureBase() const { return gesture_ ? gesture_->base : workspace(); }
    bool inGesture() const { return gesture_.has_value(); }
    void commitGesture();
    /// Everything as before it.
    void cancelGesture();

    /// Tops of nodes of the canvas that were chosen by hand, in canvas units.
    const std::map<ElementId, double>& nodeHeights() const { return heights_; }
    /// Replaces them: an undo step, but no change of the draft. Kept beside the workspace file at once.
    void moveNodes(std::map<ElementId, double> heights, const QString& text);
    const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
    /// Whether the diagnostics belong to the present draft.
    bool isChecked() const { return checkedGeneration_ == generation_; }
    bool runsHere() const;
    const std::vector<compile::LoadProfileSpec>& loadProfiles() const { return loadProfiles_; }
    /// Keys and stand-ins of certificates, as the last check found them.
    const runtime::Assets& assets() const { return assets_; }
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
    const std::optional<model::Workspace>& liveWorkspace() const { return liveWorkspace_; }
    /// The last ones that were put into service, newest last.
    const std::deque<AppliedRevision>& applied() const { return applied_; }
    /// What applying would change. Empty when nothing runs.
    std::vector<model::Difference> differencesToLive() const;
    /// Resources and elements of the draft that differ from what runs. Cost: once per version of the draft.
    const std::set<ElementId>& changedElements() const;
    /// The draft becomes what runs: one undo step.
    Result<void> revertToLive();
    /// The draft becomes an applied revision again (one undo step), and is applied once it is checked.
    /// Errors: NotFound when that revision is not kept any more.
    Result<void> rollBack(Revision revision);
    /// Each finished step is applied as soon as it was checked and nothing gates it.
    bool liveApply() const { return liveApply_; }
    void setLiveApply(bool on);
    /// Errors that keep a live apply from happening; 0 when it is off.
    int heldBack() const;
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
    /// Turns the dials of a simulated backend while it runs.
    void setSimulated(const switchyard::runtime::SetSimulated& dials);
    void probeNow(switchyard::ElementId service);

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
    void appliedChanged();   ///< another revision is kept
    void layoutChanged();    ///< nodeHeights()
    void liveApplyChanged(); ///< on or off

private:
    friend class EditCommand;
    friend class LayoutCommand;

    struct OpenGesture
    {
        QString text;
        model::Workspace base;
        std::vector<document::Edit> edits;
    };

    Result<std::vector<document::Edit>> carryOut(const std::vector<model::Change>& changes);
    void takeBack(std::vector<document::Edit>& edits);
    Result<void> becomeWorkspace(const model::Workspace& target, const QString& text);
    void setHeights(std::map<ElementId, double> heights);
    void loadHeights();
    void tellSaved();
    void startJournal();
    void keepJournal();
    void applyLive();

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
    void takeAssets(const ApplyAssets& result);
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
    bool lastSaved_ = false;    ///< what savedChanged() last told
    bool textReplaced_ = false; ///< the text is another one than the file's, and no undo step says so
    QFileSystemWatcher watcher_;
    QTimer touchTimer_;
    std::string savedText_;
    std::map<ElementId, double> heights_;
    NodeHeights heightsFile_;
    std::optional<OpenGesture> gesture_;
    std::optional<document::Journal> journal_;
    QTimer journalTimer_;

    std::uint64_t generation_ = 0; ///< counts versions of the draft
    std::uint64_t checkedGeneration_ = 0;
    std::vector<Diagnostic> compileDiagnostics_;
    std::vector<Diagnostic> diagnostics_;
    std::vector<compile::LoadProfileSpec> loadProfiles_;
    runtime::Assets assets_;
    Selection selection_;

    RunState runState_ = RunState::Stopped;
    std::uint64_t lastCommand_ = 0;
    CommandId applyCommand_;
    std::uint64_t gathering_ = 0;                      ///< number of the last request for keys and certificates
    std::vector<Diagnostic> issueDiagnostics_;         ///< certificates that could not be issued for the last apply
    std::optional<model::Workspace> appliedWorkspace_; ///< on its way
    std::optional<model::Workspace> liveWorkspace_;
    Revision liveRevision_;
    std::vector<runtime::LiveListener> listeners_;
    std::shared_ptr<const observe::Directory> directory_;
    int draftChanges_ = 0;
    std::deque<AppliedRevision> applied_;
    bool liveApply_ = false;
    mutable std::set<ElementId> changedElements_;
    mutable std::uint64_t changedGeneration_ = 0; ///< of the draft that changedElements_ belongs to
    mutable Revision changedRevision_;
    QString failure_;
    TrafficHistory traffic_;
    bool loadRunning_ = false;
    bool applyAfterCheck_ = false;
};

} // namespace switchyard::session
