<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>switchyard::models::HealthModel</name>
        <message numerus="yes">
            <source>%n failed of the recent probes</source>
            <translation>
                <numerusform>%n of the recent probes failed</numerusform>
                <numerusform>%n of the recent probes failed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::InspectorModel</name>
        <message numerus="yes">
            <source>%n element(s)</source>
            <translation>
                <numerusform>%n element</numerusform>
                <numerusform>%n elements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… and %n more</numerusform>
                <numerusform>… and %n more</numerusform>
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
    </context>
</TS>
