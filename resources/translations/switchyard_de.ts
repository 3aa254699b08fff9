<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Canvas</name>
        <message>
            <source>%1 rps</source>
            <translation>%1 Anfr./s</translation>
        </message>
        <message>
            <source>p99</source>
            <translation>p99</translation>
        </message>
        <message>
            <source>%1 up</source>
            <translation>%1 bereit</translation>
        </message>
        <message>
            <source>%1 of %2 failing</source>
            <translation>%1 von %2 fallen aus</translation>
        </message>
        <message>
            <source>5xx %1</source>
            <translation>5xx %1</translation>
        </message>
        <message>
            <source>Forwarding rule</source>
            <translation>Weiterleitungsregel</translation>
        </message>
        <message>
            <source>Target proxy</source>
            <translation>Ziel-Proxy</translation>
        </message>
        <message>
            <source>Path matcher</source>
            <translation>Pfad-Matcher</translation>
        </message>
        <message>
            <source>Redirecting rule</source>
            <translation>Umleitende Regel</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Default redirect</source>
            <translation>Vorgabe-Umleitung</translation>
        </message>
        <message>
            <source>Default route</source>
            <translation>Vorgabe-Route</translation>
        </message>
        <message>
            <source>Backend service</source>
            <translation>Backend-Dienst</translation>
        </message>
        <message>
            <source>Endpoint group</source>
            <translation>Endpunktgruppe</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlt</translation>
        </message>
        <message>
            <source>Forwarding rules</source>
            <translation>Weiterleitungsregeln</translation>
        </message>
        <message>
            <source>Proxy &amp; hosts</source>
            <translation>Proxy &amp; Hosts</translation>
        </message>
        <message>
            <source>Routes</source>
            <translation>Routen</translation>
        </message>
        <message>
            <source>Backend services</source>
            <translation>Backend-Dienste</translation>
        </message>
        <message>
            <source>Endpoints</source>
            <translation>Endpunkte</translation>
        </message>
        <message>
            <source>chosen at start</source>
            <translation>wird beim Start gewählt</translation>
        </message>
        <message>
            <source>VIP</source>
            <translation>VIP</translation>
        </message>
        <message>
            <source>local</source>
            <translation>lokal</translation>
        </message>
        <message>
            <source>cert</source>
            <translation>Zert.</translation>
        </message>
        <message>
            <source>bucket</source>
            <translation>Bucket</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
        <message>
            <source>%1 endpoints</source>
            <translation>%1 Endpunkte</translation>
        </message>
        <message>
            <source>present</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <source>header %1</source>
            <translation>Header %1</translation>
        </message>
        <message>
            <source>split</source>
            <translation>Teilung</translation>
        </message>
        <message>
            <source>rewrite</source>
            <translation>schreibt um</translation>
        </message>
        <message>
            <source>mirror</source>
            <translation>Spiegel</translation>
        </message>
        <message>
            <source>any other host</source>
            <translation>jeder andere Host</translation>
        </message>
        <message>
            <source>any path</source>
            <translation>jeder Pfad</translation>
        </message>
        <message>
            <source>default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>(no name)</source>
            <translation>(kein Name)</translation>
        </message>
        <message>
            <source>does not exist</source>
            <translation>gibt es nicht</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>Desktop console for load balancers, with the load balancer inside.</source>
            <translation>Desktop-Konsole für Load Balancer, mit eingebautem Load Balancer.</translation>
        </message>
        <message>
            <source>Workspace file to open.</source>
            <translation>Arbeitsbereich, der geöffnet werden soll.</translation>
        </message>
        <message>
            <source>Start serving at once.</source>
            <translation>Sofort starten.</translation>
        </message>
        <message>
            <source>Open the Storefront sample.</source>
            <translation>Das Beispiel Storefront öffnen.</translation>
        </message>
        <message>
            <source>Colours: system, dark or light.</source>
            <translation>Farben: system, dark oder light.</translation>
        </message>
        <message>
            <source>Language: en or de; without it the system's.</source>
            <translation>Sprache: en oder de; ohne Angabe die des Systems.</translation>
        </message>
    </context>
    <context>
        <name>switchyard::canvas::CanvasView</name>
        <message>
            <source>Canvas</source>
            <translation>Zeichenfläche</translation>
        </message>
        <message>
            <source>The way of a request, from forwarding rules on the left to endpoints on the right</source>
            <translation>Der Weg einer Anfrage, von den Weiterleitungsregeln links zu den Endpunkten rechts</translation>
        </message>
        <message>
            <source>%1 of %2 endpoints healthy</source>
            <translation>%1 von %2 Endpunkten gesund</translation>
        </message>
        <message>
            <source>%1 requests per second</source>
            <translation>%1 Anfragen pro Sekunde</translation>
        </message>
        <message>
            <source>%1 of them failing</source>
            <translation>davon %1 fehlerhaft</translation>
        </message>
        <message>
            <source>This workspace has no resources yet.</source>
            <translation>Dieser Arbeitsbereich hat noch keine Ressourcen.</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::AccessLogModel</name>
        <message>
            <source>default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>rule of an earlier revision</source>
            <translation>Regel einer früheren Revision</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>Host</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Backend</source>
            <translation>Backend</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>ms</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::HealthModel</name>
        <message>
            <source>healthy</source>
            <translation>gesund</translation>
        </message>
        <message>
            <source>failing</source>
            <translation>fällt aus</translation>
        </message>
        <message>
            <source>not probed</source>
            <translation>nicht geprüft</translation>
        </message>
        <message numerus="yes">
            <source>%n failed of the recent probes</source>
            <translation>
                <numerusform>%n der letzten Prüfungen schlug fehl</numerusform>
                <numerusform>%n der letzten Prüfungen schlugen fehl</numerusform>
            </translation>
        </message>
        <message>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <source>Recent probes</source>
            <translation>Letzte Prüfungen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Last answer</source>
            <translation>Letzte Antwort</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Dauer</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::InspectorModel</name>
        <message numerus="yes">
            <source>%n element(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… und %n weiteres</numerusform>
                <numerusform>… und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::ProblemsModel</name>
        <message>
            <source>Error in the cloud</source>
            <translation>Fehler in der Cloud</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>What, and the next step</source>
            <translation>Was es ist, und der nächste Schritt</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::ResourceTreeModel</name>
        <message>
            <source>%1: failing</source>
            <translation>%1: fällt aus</translation>
        </message>
        <message>
            <source>%1: has a warning</source>
            <translation>%1: hat eine Warnung</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>Ressource</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Bemerkung</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::ServiceModel</name>
        <message>
            <source>Backend service</source>
            <translation>Backend-Dienst</translation>
        </message>
        <message>
            <source>req/s</source>
            <translation>Anfr./s</translation>
        </message>
        <message>
            <source>5xx</source>
            <translation>5xx</translation>
        </message>
        <message>
            <source>p50</source>
            <translation>p50</translation>
        </message>
        <message>
            <source>p99</source>
            <translation>p99</translation>
        </message>
    </context>
    <context>
        <name>switchyard::models::SplitModel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>no request yet</source>
            <translation>noch keine Anfrage</translation>
        </message>
        <message>
            <source>too few requests to say</source>
            <translation>zu wenige Anfragen für eine Aussage</translation>
        </message>
        <message>
            <source>✓ compatible (95 % interval %1)</source>
            <translation>✓ verträglich (95-%-Intervall %1)</translation>
        </message>
        <message>
            <source>✕ differs (95 % interval %1)</source>
            <translation>✕ weicht ab (95-%-Intervall %1)</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Backend service</source>
            <translation>Backend-Dienst</translation>
        </message>
        <message>
            <source>Configured</source>
            <translation>Eingestellt</translation>
        </message>
        <message>
            <source>Observed</source>
            <translation>Beobachtet</translation>
        </message>
        <message>
            <source>Requests, last 60 s</source>
            <translation>Anfragen, letzte 60 s</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Übereinstimmung</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::HealthPane</name>
        <message>
            <source>Endpoint health</source>
            <translation>Zustand der Endpunkte</translation>
        </message>
        <message>
            <source>recent probes</source>
            <translation>letzte Prüfungen</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::LivePane</name>
        <message>
            <source>Requests per second by backend service</source>
            <translation>Anfragen pro Sekunde je Backend-Dienst</translation>
        </message>
        <message>
            <source>last 60 s</source>
            <translation>letzte 60 s</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::LogPane</name>
        <message>
            <source>Access log</source>
            <translation>Zugriffsprotokoll</translation>
        </message>
        <message>
            <source>Follow new rows (End)</source>
            <translation>Neuen Zeilen folgen (Ende)</translation>
        </message>
        <message>
            <source>%1 new ↓</source>
            <translation>%1 neu ↓</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::ProblemsPane</name>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::TrafficChart</name>
        <message>
            <source>Requests per second by backend service, last 60 seconds</source>
            <translation>Anfragen pro Sekunde je Backend-Dienst, letzte 60 Sekunden</translation>
        </message>
        <message>
            <source>The table in the Traffic pane shows the same figures</source>
            <translation>Die Tabelle im Bereich Verkehr zeigt dieselben Zahlen</translation>
        </message>
        <message>
            <source>%1 others</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>Nothing is measured yet. Press Run, then send requests.</source>
            <translation>Noch ist nichts gemessen. Drücken Sie Starten und senden Sie Anfragen.</translation>
        </message>
    </context>
    <context>
        <name>switchyard::panes::TrafficPane</name>
        <message>
            <source>Requests per second by backend service</source>
            <translation>Anfragen pro Sekunde je Backend-Dienst</translation>
        </message>
        <message>
            <source>last 60 s</source>
            <translation>letzte 60 s</translation>
        </message>
        <message>
            <source>Backend services</source>
            <translation>Backend-Dienste</translation>
        </message>
        <message>
            <source>Weighted splits</source>
            <translation>Gewichtete Teilungen</translation>
        </message>
        <message>
            <source>configured against observed, last 60 s</source>
            <translation>eingestellt gegen beobachtet, letzte 60 s</translation>
        </message>
        <message>
            <source>rate: last 3 s · latency: last 10 s</source>
            <translation>Rate: letzte 3 s · Dauer: letzte 10 s</translation>
        </message>
    </context>
    <context>
        <name>switchyard::session::Session</name>
        <message>
            <source>Not applied: %1</source>
            <translation>Nicht angewendet: %1</translation>
        </message>
        <message>
            <source>Apply failed: %1. Revision %2 keeps serving.</source>
            <translation>Anwenden fehlgeschlagen: %1. Revision %2 bedient weiter.</translation>
        </message>
        <message>
            <source>Start failed: %1. Nothing is running.</source>
            <translation>Start fehlgeschlagen: %1. Es läuft nichts.</translation>
        </message>
    </context>
    <context>
        <name>switchyard::shell::CanvasPanel</name>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Original size</source>
            <translation>Originalgröße</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Fit the picture into view</source>
            <translation>Das ganze Bild zeigen</translation>
        </message>
    </context>
    <context>
        <name>switchyard::shell::MainWindow</name>
        <message>
            <source>Workspaces (*.yaml *.yml *.json);;All files (*)</source>
            <translation>Arbeitsbereiche (*.yaml *.yml *.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>%1 was changed on disk by another program.</source>
            <translation>%1 wurde von einem anderen Programm auf der Platte geändert.</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>Arbeitsbereich öffnen</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Nicht gespeichert: %1</translation>
        </message>
        <message>
            <source>Save the workspace as</source>
            <translation>Arbeitsbereich speichern unter</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Ungespeicherte Änderungen</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
        </message>
        <message>
            <source>Resources  %1</source>
            <translation>Ressourcen  %1</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>Nichts ausgewählt</translation>
        </message>
        <message>
            <source>Pick a node or a resource.</source>
            <translation>Wählen Sie einen Knoten oder eine Ressource.</translation>
        </message>
        <message>
            <source>Problems %1</source>
            <translation>Probleme %1</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Check  %1</source>
            <translation>Prüfen  %1</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Stop serving (F5)</source>
            <translation>Nicht mehr bedienen (F5)</translation>
        </message>
        <message>
            <source>Serve this workspace on this machine (F5)</source>
            <translation>Diesen Arbeitsbereich auf diesem Rechner bedienen (F5)</translation>
        </message>
        <message>
            <source>Apply  %1</source>
            <translation>Anwenden  %1</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Last</translation>
        </message>
        <message>
            <source>Send the requests of the first load profile (F6)</source>
            <translation>Die Anfragen des ersten Lastprofils senden (F6)</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Theme and panels</source>
            <translation>Farben und Bereiche</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkle Farben</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <source>Resources</source>
            <translation>Ressourcen</translation>
        </message>
        <message>
            <source>Fields of the selection</source>
            <translation>Felder der Auswahl</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>Verkehr</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Zustand</translation>
        </message>
    </context>
    <context>
        <name>switchyard::shell::StartPage</name>
        <message>
            <source>A load balancer you can see: drawn, running, and explained on this machine.</source>
            <translation>Ein Load Balancer zum Ansehen: gezeichnet, laufend und erklärt auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Open the Storefront sample</source>
            <translation>Das Beispiel Storefront öffnen</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <translation>Eine Datei öffnen…</translation>
        </message>
        <message>
            <source>Simulated backends are built in: the sample needs nothing else.</source>
            <translation>Simulierte Backends sind eingebaut: Das Beispiel braucht sonst nichts.</translation>
        </message>
        <message>
            <source>Open the sample or a workspace file of your own.</source>
            <translation>Öffnen Sie das Beispiel oder einen eigenen Arbeitsbereich.</translation>
        </message>
        <message>
            <source>Press Run: the status line shows the addresses it listens on.</source>
            <translation>Drücken Sie Starten: Die Statuszeile zeigt die Adressen, auf denen er lauscht.</translation>
        </message>
        <message>
            <source>Press Load, or open an address in a browser, and watch the edges move.</source>
            <translation>Drücken Sie Last, oder öffnen Sie eine Adresse im Browser, und sehen Sie den Kanten zu.</translation>
        </message>
    </context>
    <context>
        <name>switchyard::shell::StatusLine</name>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>Stopped: the last start failed</source>
            <translation>Gestoppt: Der letzte Start schlug fehl</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Startet…</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Stoppt…</translation>
        </message>
        <message>
            <source>Running without a listener</source>
            <translation>Läuft, ohne zu lauschen</translation>
        </message>
        <message numerus="yes">
            <source>Running on %n listeners</source>
            <translation>
                <numerusform>Läuft auf %n Adresse</numerusform>
                <numerusform>Läuft auf %n Adressen</numerusform>
            </translation>
        </message>
        <message>
            <source>Running on %1</source>
            <translation>Läuft auf %1</translation>
        </message>
        <message>
            <source>no file</source>
            <translation>keine Datei</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>gespeichert</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>nicht gespeichert</translation>
        </message>
        <message>
            <source>draft: as live</source>
            <translation>Entwurf: wie live</translation>
        </message>
        <message numerus="yes">
            <source>draft: %n changes not applied</source>
            <translation>
                <numerusform>Entwurf: %n Änderung nicht angewendet</numerusform>
                <numerusform>Entwurf: %n Änderungen nicht angewendet</numerusform>
            </translation>
        </message>
        <message>
            <source>live: revision %1</source>
            <translation>live: Revision %1</translation>
        </message>
        <message>
            <source>, applying…</source>
            <translation>, wird angewendet…</translation>
        </message>
        <message>
            <source> still serves, the last apply failed</source>
            <translation> bedient weiter, das letzte Anwenden schlug fehl</translation>
        </message>
        <message>
            <source>live: nothing</source>
            <translation>live: nichts</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>gestoppt</translation>
        </message>
        <message>
            <source>%1 req/s</source>
            <translation>%1 Anfr./s</translation>
        </message>
        <message>
            <source>over the last 3 seconds</source>
            <translation>über die letzten 3 Sekunden</translation>
        </message>
        <message>
            <source>p50 %1 · p99 %2</source>
            <translation>p50 %1 · p99 %2</translation>
        </message>
        <message>
            <source>p50 – · p99 –</source>
            <translation>p50 – · p99 –</translation>
        </message>
        <message>
            <source>whole requests, last 10 seconds</source>
            <translation>ganze Anfragen, letzte 10 Sekunden</translation>
        </message>
        <message>
            <source>5xx %1</source>
            <translation>5xx %1</translation>
        </message>
        <message>
            <source>of the requests of the last 3 seconds</source>
            <translation>der Anfragen der letzten 3 Sekunden</translation>
        </message>
        <message>
            <source>no problems</source>
            <translation>keine Probleme</translation>
        </message>
        <message numerus="yes">
            <source>%n problems</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>switchyard::widgets::Banner</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
</TS>
