<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HealthStory</name>
    <message numerus="yes">
        <source>%n probe(s) in a row were good</source>
        <translation>
            <numerusform>%n probe in a row was good</numerusform>
            <numerusform>%n probes in a row were good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) in a row failed</source>
        <translation>
            <numerusform>%n probe in a row failed</numerusform>
            <numerusform>%n probes in a row failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Import %n resources</source>
        <translation>
            <numerusform>Import %n resource</numerusform>
            <numerusform>Import %n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summaries</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::CanvasEditor</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) refer to what is to be deleted.</source>
        <translation>
            <numerusform>%n place refers to what is to be deleted.</numerusform>
            <numerusform>%n places refer to what is to be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>Move %n node</numerusform>
            <numerusform>Move %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::FindBar</name>
    <message numerus="yes">
        <source>%n nodes on its way</source>
        <translation>
            <numerusform>%n node on its way</numerusform>
            <numerusform>%n nodes on its way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::editors::FormPage</name>
    <message numerus="yes">
        <source>Show all %n field(s)</source>
        <translation>
            <numerusform>Show %n field</numerusform>
            <numerusform>Show all %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::panes::ProblemsPane</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::panes::RateView</name>
    <message numerus="yes">
        <source>%n HTTP/2 connection(s) ended for flooding</source>
        <translation>
            <numerusform>%n HTTP/2 connection ended for flooding</numerusform>
            <numerusform>%n HTTP/2 connections ended for flooding</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::CompareDialog</name>
    <message numerus="yes">
        <source>%1 differs from the draft in %n places:</source>
        <translation>
            <numerusform>%1 differs from the draft in %n place:</numerusform>
            <numerusform>%1 differs from the draft in %n places:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ExportDialog</name>
    <message numerus="yes">
        <source>The cloud would refuse this configuration for %n reasons; the pane Problems names them.</source>
        <translation>
            <numerusform>The cloud would refuse this configuration for %n reason; the pane Problems names it.</numerusform>
            <numerusform>The cloud would refuse this configuration for %n reasons; the pane Problems names them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The format cannot express %n things as they stand:</source>
        <translation>
            <numerusform>The format cannot express %n thing as it stands:</numerusform>
            <numerusform>The format cannot express %n things as they stand:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::FileCommands</name>
    <message numerus="yes">
        <source>%n changes of the file were taken over.</source>
        <translation>
            <numerusform>%n change of the file was taken over.</numerusform>
            <numerusform>%n changes of the file were taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listeners serve; stop them?</source>
        <translation>
            <numerusform>%n listener serves; stop it?</numerusform>
            <numerusform>%n listeners serve; stop them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources were imported; Undo takes them back.</source>
        <translation>
            <numerusform>%n resource was imported; Undo takes it back.</numerusform>
            <numerusform>%n resources were imported; Undo takes them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n resources</source>
        <translation>
            <numerusform>Import %n resource</numerusform>
            <numerusform>Import %n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private keys or other secrets are kept in the folder “keys” beside the workspace file, readable for you alone; the workspace only names the files.</source>
        <translation>
            <numerusform>%n private key or other secret is kept in the folder “keys” beside the workspace file, readable for you alone; the workspace only names the file.</numerusform>
            <numerusform>%n private keys or other secrets are kept in the folder “keys” beside the workspace file, readable for you alone; the workspace only names the files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that differ from yours</source>
        <translation>
            <numerusform>%n that differs from yours</numerusform>
            <numerusform>%n that differ from yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you have already</source>
        <translation>
            <numerusform>%n that you have already</numerusform>
            <numerusform>%n that you have already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a name that occurs several times</source>
        <translation>
            <numerusform>%n with a name that occurs several times</numerusform>
            <numerusform>%n with a name that occurs several times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources were found: %1.</source>
        <translation>
            <numerusform>%n resource was found: %1.</numerusform>
            <numerusform>%n resources were found: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ReviewDialog</name>
    <message numerus="yes">
        <source>Applying makes %n changes to revision %1.</source>
        <translation>
            <numerusform>Applying makes %n change to revision %1.</numerusform>
            <numerusform>Applying makes %n changes to revision %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::StatusLine</name>
    <message numerus="yes">
        <source>Running on %n listeners</source>
        <translation>
            <numerusform>Running on %n listener</numerusform>
            <numerusform>Running on %n listeners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>draft: %n changes not applied</source>
        <translation>
            <numerusform>draft: %n change not applied</numerusform>
            <numerusform>draft: %n changes not applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held back: %n errors</source>
        <translation>
            <numerusform>held back: %n error</numerusform>
            <numerusform>held back: %n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::WindowActions</name>
    <message numerus="yes">
        <source>Show %n problems</source>
        <translation>
            <numerusform>Show %n problem</numerusform>
            <numerusform>Show %n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Live apply · held back: %n errors</source>
        <translation>
            <numerusform>Live apply · held back: %n error</numerusform>
            <numerusform>Live apply · held back: %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes to what runs</source>
        <translation>
            <numerusform>Apply %n change to what runs</numerusform>
            <numerusform>Apply %n changes to what runs</numerusform>
        </translation>
    </message>
</context>
</TS>
