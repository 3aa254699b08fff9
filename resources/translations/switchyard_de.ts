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
    <message>
        <source>global external</source>
        <translation>global extern</translation>
    </message>
    <message>
        <source>regional external</source>
        <translation>regional extern</translation>
    </message>
    <message>
        <source>cross-region internal</source>
        <translation>regionsübergreifend intern</translation>
    </message>
    <message>
        <source>regional internal</source>
        <translation>regional intern</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>klassisch</translation>
    </message>
    <message>
        <source>URL map</source>
        <translation>URL-Zuordnung</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleitung</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Proxys</translation>
    </message>
    <message>
        <source>URL maps</source>
        <translation>URL-Zuordnungen</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>SSL policy</source>
        <translation>SSL-Richtlinie</translation>
    </message>
    <message>
        <source>Trust configuration</source>
        <translation>Vertrauenskonfiguration</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Zustandsprüfung</translation>
    </message>
    <message>
        <source>Security policy</source>
        <translation>Sicherheitsrichtlinie</translation>
    </message>
    <message>
        <source>Simulated backend</source>
        <translation>Simuliertes Backend</translation>
    </message>
    <message>
        <source>still live</source>
        <translation>noch live</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>no stand-in</source>
        <translation>kein Ersatz</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>jeder Host</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
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
        <source>Language: en or de; without it the system&apos;s.</source>
        <translation>Sprache: en oder de; ohne Angabe die des Systems.</translation>
    </message>
    <message>
        <source>Colours: system, dark, light or high-contrast.</source>
        <translation>Farben: system, dark, light oder high-contrast.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
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
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>%1 is less than %2, the least allowed.</source>
        <translation>%1 ist kleiner als %2, der kleinste erlaubte Wert.</translation>
    </message>
    <message>
        <source>%1 is more than %2, the most allowed.</source>
        <translation>%1 ist größer als %2, der größte erlaubte Wert.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“%1” is not a duration; write it like 3.5s.</source>
        <translation>„%1“ ist keine Dauer; bitte wie 3.5s schreiben.</translation>
    </message>
    <message>
        <source>“%1” is not a time; write it like 2026-01-31T12:00:00Z.</source>
        <translation>„%1“ ist keine Zeitangabe; bitte wie 2026-01-31T12:00:00Z schreiben.</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>„%1“ ist weder true noch false.</translation>
    </message>
    <message>
        <source>“%1” is not of the form key=value.</source>
        <translation>„%1“ hat nicht die Form Schlüssel=Wert.</translation>
    </message>
    <message>
        <source>The key “%1” is there twice.</source>
        <translation>Der Schlüssel „%1“ steht zweimal da.</translation>
    </message>
    <message>
        <source>“%1” is not a duration; write it like 2s, 1.5s or 500ms.</source>
        <translation>„%1“ ist keine Dauer; bitte wie 2s, 1.5s oder 500ms schreiben.</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Bereich: %1</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Load balancers: %1</source>
        <translation>Load Balancer: %1</translation>
    </message>
</context>
<context>
    <name>FormEdits</name>
    <message>
        <source>Reset %1 of %2</source>
        <translation>%1 von %2 zurücksetzen</translation>
    </message>
    <message>
        <source>Set %1 of %2</source>
        <translation>%1 von %2 setzen</translation>
    </message>
    <message>
        <source>Add to %1 of %2</source>
        <translation>Zu %1 von %2 hinzufügen</translation>
    </message>
    <message>
        <source>Remove from %1 of %2</source>
        <translation>Aus %1 von %2 entfernen</translation>
    </message>
    <message>
        <source>Reorder %1 of %2</source>
        <translation>%1 von %2 umordnen</translation>
    </message>
</context>
<context>
    <name>HealthStory</name>
    <message>
        <source>The page is there, but without the text of “response”. Correct the health check&apos;s response field, or what the backend writes at the beginning of the page.</source>
        <translation>Die Seite ist da, aber ohne den Text von „response“. Berichtigen Sie das Feld response der Zustandsprüfung oder das, was das Backend an den Anfang der Seite schreibt.</translation>
    </message>
    <message>
        <source>The probe is redirected, often to a login page or to HTTPS. Point requestPath of the health check at a page that answers 200 itself.</source>
        <translation>Die Prüfung wird umgeleitet, oft zu einer Anmeldeseite oder zu HTTPS. Richten Sie requestPath der Zustandsprüfung auf eine Seite, die selbst mit 200 antwortet.</translation>
    </message>
    <message>
        <source>The page wants a login. Point requestPath of the health check at a page without authentication.</source>
        <translation>Die Seite verlangt eine Anmeldung. Richten Sie requestPath der Zustandsprüfung auf eine Seite ohne Anmeldung.</translation>
    </message>
    <message>
        <source>The backend refuses the probe. Allow the health check&apos;s user agent and address there, or point requestPath at an open page.</source>
        <translation>Das Backend weist die Prüfung ab. Erlauben Sie dort User-Agent und Adresse der Zustandsprüfung, oder richten Sie requestPath auf eine offene Seite.</translation>
    </message>
    <message>
        <source>The backend has no such page. Correct requestPath or host of the health check.</source>
        <translation>Das Backend hat keine solche Seite. Berichtigen Sie requestPath oder host der Zustandsprüfung.</translation>
    </message>
    <message>
        <source>The backend does not accept the probe&apos;s request. Check requestPath and host of the health check.</source>
        <translation>Das Backend nimmt die Anfrage der Prüfung nicht an. Sehen Sie requestPath und host der Zustandsprüfung nach.</translation>
    </message>
    <message>
        <source>The backend says itself that it is in trouble. Look at its log; a simulated backend has a health switch in the Load generator pane.</source>
        <translation>Das Backend meldet selbst eine Störung. Sehen Sie in sein Protokoll; ein simuliertes Backend hat einen Schalter dafür im Bereich Lastgenerator.</translation>
    </message>
    <message>
        <source>Only status 200 counts as healthy. Point requestPath of the health check at a page that answers 200.</source>
        <translation>Nur Status 200 gilt als gesund. Richten Sie requestPath der Zustandsprüfung auf eine Seite, die mit 200 antwortet.</translation>
    </message>
    <message>
        <source>The backend is too slow, or something swallows its packets. Raise timeoutSec, or find out what it does.</source>
        <translation>Das Backend ist zu langsam, oder etwas verschluckt seine Pakete. Erhöhen Sie timeoutSec, oder finden Sie heraus, was es tut.</translation>
    </message>
    <message>
        <source>Nothing listens at this address. Start the backend, or correct its port.</source>
        <translation>An dieser Adresse lauscht nichts. Starten Sie das Backend, oder berichtigen Sie seinen Port.</translation>
    </message>
    <message>
        <source>The backend hung up. It may speak another protocol at this port, e.g. TLS; check type and port of the health check.</source>
        <translation>Das Backend hat aufgelegt. Vielleicht spricht es an diesem Port ein anderes Protokoll, z. B. TLS; sehen Sie type und port der Zustandsprüfung nach.</translation>
    </message>
    <message>
        <source>Another protocol is spoken at this port. Check type and port of the health check.</source>
        <translation>An diesem Port wird ein anderes Protokoll gesprochen. Sehen Sie type und port der Zustandsprüfung nach.</translation>
    </message>
    <message>
        <source>Correct the health check&apos;s response field, or what the backend sends.</source>
        <translation>Berichtigen Sie das Feld response der Zustandsprüfung oder das, was das Backend sendet.</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s address, and whether it can be reached from this machine.</source>
        <translation>Sehen Sie die Adresse des Endpunkts nach, und ob er von diesem Rechner aus erreichbar ist.</translation>
    </message>
    <message>
        <source>A TCP connection to %1 every %2 s</source>
        <translation>Eine TCP-Verbindung zu %1 alle %2 s</translation>
    </message>
    <message>
        <source>%1 every %2 s</source>
        <translation>%1 alle %2 s</translation>
    </message>
    <message>
        <source>%1 with host %2 every %3 s</source>
        <translation>%1 mit Host %2 alle %3 s</translation>
    </message>
    <message>
        <source>The connection comes about within %1 s</source>
        <translation>Die Verbindung kommt binnen %1 s zustande</translation>
    </message>
    <message>
        <source>The answer begins with “%1” within %2 s</source>
        <translation>Die Antwort beginnt binnen %2 s mit „%1“</translation>
    </message>
    <message>
        <source>Status 200 within %1 s</source>
        <translation>Status 200 binnen %1 s</translation>
    </message>
    <message>
        <source>Status 200 and the text “%1” within %2 s</source>
        <translation>Status 200 und der Text „%1“ binnen %2 s</translation>
    </message>
    <message>
        <source>It was not probed yet.</source>
        <translation>Er wurde noch nicht geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) in a row were good</source>
        <translation>
            <numerusform>%n Prüfung in Folge war gut</numerusform>
            <numerusform>%n Prüfungen in Folge waren gut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) in a row failed</source>
        <translation>
            <numerusform>%n Prüfung in Folge schlug fehl</numerusform>
            <numerusform>%n Prüfungen in Folge schlugen fehl</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it counts as failing after %2 failed ones and as healthy after %3 good ones.</source>
        <translation>%1; er gilt nach %2 fehlgeschlagenen als ausgefallen und nach %3 guten als gesund.</translation>
    </message>
    <message>
        <source>No health check is known for its service; the endpoint counts as healthy.</source>
        <translation>Für seinen Dienst ist keine Zustandsprüfung bekannt; der Endpunkt gilt als gesund.</translation>
    </message>
    <message>
        <source>This type of health check is not carried out here; the endpoint counts as healthy.</source>
        <translation>Diese Art von Zustandsprüfung wird hier nicht ausgeführt; der Endpunkt gilt als gesund.</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>is added</source>
        <translation>kommt dazu</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bleibt weg</translation>
    </message>
    <message>
        <source>there already, the same</source>
        <translation>schon da, gleich</translation>
    </message>
    <message>
        <source>replaces yours</source>
        <translation>ersetzt Ihre</translation>
    </message>
    <message>
        <source>yours stays</source>
        <translation>Ihre bleibt</translation>
    </message>
    <message>
        <source>one of several with this name</source>
        <translation>eine von mehreren dieses Namens</translation>
    </message>
    <message>
        <source>left out: another of this name is taken</source>
        <translation>bleibt weg: eine andere dieses Namens wird genommen</translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>The filter is too long.</source>
        <translation>Der Filter ist zu lang.</translation>
    </message>
    <message>
        <source>This parenthesis was never opened.</source>
        <translation>Diese Klammer wurde nie geöffnet.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Something to look for is missing at the end.</source>
        <translation>Am Ende fehlt, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>Something to look for is missing before this parenthesis.</source>
        <translation>Vor dieser Klammer fehlt, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>This parenthesis is never closed.</source>
        <translation>Diese Klammer wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Something to look for is missing before “%1”.</source>
        <translation>Vor „%1“ fehlt, wonach gesucht wird.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>„%1“ hat hier keine Bedeutung.</translation>
    </message>
    <message>
        <source>A field name is missing before “%1”.</source>
        <translation>Vor „%1“ fehlt ein Feldname.</translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation>Es gibt kein Feld „%1“.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Did you mean “%2”?</source>
        <translation>Es gibt kein Feld „%1“. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>“%1” is no comparison; use =, !=, &lt;, &lt;=, &gt;, &gt;=, ~, !~ or :</source>
        <translation>„%1“ ist kein Vergleich; es gibt =, !=, &lt;, &lt;=, &gt;, &gt;=, ~, !~ und :</translation>
    </message>
    <message>
        <source>A value is missing after “%1%2”.</source>
        <translation>Nach „%1%2“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>“%1” is a number; use =, !=, &lt;, &lt;=, &gt; or &gt;=</source>
        <translation>„%1“ ist eine Zahl; es gibt =, !=, &lt;, &lt;=, &gt; und &gt;=</translation>
    </message>
    <message>
        <source>“%1” is a text; use =, !=, ~, !~ or :</source>
        <translation>„%1“ ist ein Text; es gibt =, !=, ~, !~ und :</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>This quotation mark is never closed.</source>
        <translation>Dieses Anführungszeichen wird nie geschlossen.</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>The backend&apos;s answer was passed on.</source>
        <translation>Die Antwort des Backends wurde weitergegeben.</translation>
    </message>
    <message>
        <source>The load balancer answered itself, e.g. with a redirect; no backend was asked.</source>
        <translation>Der Load Balancer hat selbst geantwortet, z. B. mit einer Umleitung; kein Backend wurde gefragt.</translation>
    </message>
    <message>
        <source>The backend closed its connection in the middle of the answer.</source>
        <translation>Das Backend hat seine Verbindung mitten in der Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The backend closed its connection before it sent anything. Look at its log, or whether its keep-alive timeout is shorter than the load balancer&apos;s.</source>
        <translation>Das Backend hat seine Verbindung geschlossen, bevor es etwas gesendet hat. Sehen Sie in sein Protokoll, und ob seine Keep-alive-Frist kürzer ist als die des Load Balancers.</translation>
    </message>
    <message>
        <source>The backend answered before the request was sent completely.</source>
        <translation>Das Backend hat geantwortet, bevor die Anfrage vollständig gesendet war.</translation>
    </message>
    <message>
        <source>The backend answered with an error before the request was sent completely; the rest was not sent.</source>
        <translation>Das Backend hat mit einem Fehler geantwortet, bevor die Anfrage vollständig gesendet war; der Rest wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>The backend sent a 1xx answer that cannot be passed on.</source>
        <translation>Das Backend hat eine 1xx-Antwort gesendet, die nicht weitergegeben werden kann.</translation>
    </message>
    <message>
        <source>The backend&apos;s answer is not valid HTTP.</source>
        <translation>Die Antwort des Backends ist kein gültiges HTTP.</translation>
    </message>
    <message>
        <source>The headers of the backend&apos;s answer are too long.</source>
        <translation>Die Kopfzeilen der Antwort des Backends sind zu lang.</translation>
    </message>
    <message>
        <source>The backend was slower than the timeout of its service (timeoutSec) or route.</source>
        <translation>Das Backend war langsamer, als die Frist seines Dienstes (timeoutSec) oder der Route erlaubt.</translation>
    </message>
    <message>
        <source>The request has a body, which its method does not allow.</source>
        <translation>Die Anfrage hat einen Rumpf, den ihre Methode nicht erlaubt.</translation>
    </message>
    <message>
        <source>The client left in the middle of the answer.</source>
        <translation>Der Client ist mitten in der Antwort gegangen.</translation>
    </message>
    <message>
        <source>The client left before there was an answer.</source>
        <translation>Der Client ist gegangen, bevor es eine Antwort gab.</translation>
    </message>
    <message>
        <source>The client was too slow sending its request.</source>
        <translation>Der Client hat seine Anfrage zu langsam gesendet.</translation>
    </message>
    <message>
        <source>Nothing is configured for this request; there was no service to send it to.</source>
        <translation>Für diese Anfrage ist nichts eingestellt; es gab keinen Dienst, an den sie gehen konnte.</translation>
    </message>
    <message>
        <source>The request is not valid HTTP.</source>
        <translation>Die Anfrage ist kein gültiges HTTP.</translation>
    </message>
    <message>
        <source>No connection to the backend came about. Look at “Why unhealthy?” in the Health pane, and whether the backend runs.</source>
        <translation>Es kam keine Verbindung zum Backend zustande. Sehen Sie unter „Warum nicht gesund?“ im Bereich Zustand nach, und ob das Backend läuft.</translation>
    </message>
    <message>
        <source>No endpoint of the backend service could be chosen; none is healthy. Look at “Why unhealthy?” in the Health pane.</source>
        <translation>Kein Endpunkt des Backend-Dienstes konnte gewählt werden; keiner ist gesund. Sehen Sie unter „Warum nicht gesund?“ im Bereich Zustand nach.</translation>
    </message>
    <message>
        <source>The headers of the request are too long.</source>
        <translation>Die Kopfzeilen der Anfrage sind zu lang.</translation>
    </message>
    <message>
        <source>This version of HTTP is not supported.</source>
        <translation>Diese Version von HTTP wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The load balancer could not handle the request.</source>
        <translation>Der Load Balancer konnte die Anfrage nicht bearbeiten.</translation>
    </message>
    <message>
        <source>The request&apos;s body is not chunked correctly.</source>
        <translation>Der Rumpf der Anfrage ist nicht richtig in Stücke geteilt.</translation>
    </message>
    <message>
        <source>A header of the request is missing or not allowed.</source>
        <translation>Eine Kopfzeile der Anfrage fehlt oder ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The request&apos;s chunked body is malformed.</source>
        <translation>Der in Stücke geteilte Rumpf der Anfrage ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The request came back to the load balancer that sent it. Look at the backends&apos; addresses.</source>
        <translation>Die Anfrage kam zu dem Load Balancer zurück, der sie gesendet hat. Sehen Sie die Adressen der Backends nach.</translation>
    </message>
    <message>
        <source>The method needs a body, but the request does not say how long it is.</source>
        <translation>Die Methode braucht einen Rumpf, aber die Anfrage sagt nicht, wie lang er ist.</translation>
    </message>
    <message>
        <source>The request expects “100 Continue” where that is not supported.</source>
        <translation>Die Anfrage erwartet „100 Continue“, wo das nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>The request&apos;s method is not supported.</source>
        <translation>Die Methode der Anfrage wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The request asked for a protocol upgrade that is not supported.</source>
        <translation>Die Anfrage verlangt einen Protokollwechsel, der nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>the names of revision %1 are not kept any more</source>
        <translation>die Namen von Revision %1 sind nicht mehr aufgehoben</translation>
    </message>
    <message>
        <source>unknown element</source>
        <translation>unbekanntes Element</translation>
    </message>
    <message>
        <source>Forwarding rule</source>
        <translation>Weiterleitungsregel</translation>
    </message>
    <message>
        <source>URL map</source>
        <translation>URL-Zuordnung</translation>
    </message>
    <message>
        <source>Host rule</source>
        <translation>Hostregel</translation>
    </message>
    <message>
        <source>Path matcher</source>
        <translation>Pfad-Matcher</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Part of the split</source>
        <translation>Teil der Teilung</translation>
    </message>
    <message>
        <source>Backend service</source>
        <translation>Backend-Dienst</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>reused</source>
        <translation>wiederverwendet</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Rumpf der Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Backend&apos;s status</source>
        <translation>Status des Backends</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>the built-in load generator</source>
        <translation>der eingebaute Lastgenerator</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>It took %1 attempts.</source>
        <translation>Es brauchte %1 Versuche.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Forwarding rule</source>
        <translation>Weiterleitungsregel</translation>
    </message>
    <message>
        <source>An address and port where clients arrive, with a listener on this machine.</source>
        <translation>Eine Adresse mit Port, an der Clients ankommen, mit einem Listener auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>A reserved IP address for a forwarding rule.</source>
        <translation>Eine reservierte IP-Adresse für eine Weiterleitungsregel.</translation>
    </message>
    <message>
        <source>Target HTTP proxy</source>
        <translation>HTTP-Zielproxy</translation>
    </message>
    <message>
        <source>Takes HTTP requests from forwarding rules to a URL map.</source>
        <translation>Bringt HTTP-Anfragen von Weiterleitungsregeln zu einer URL-Zuordnung.</translation>
    </message>
    <message>
        <source>Target HTTPS proxy</source>
        <translation>HTTPS-Zielproxy</translation>
    </message>
    <message>
        <source>Ends TLS and takes the requests to a URL map.</source>
        <translation>Beendet TLS und bringt die Anfragen zu einer URL-Zuordnung.</translation>
    </message>
    <message>
        <source>Target TCP proxy</source>
        <translation>TCP-Zielproxy</translation>
    </message>
    <message>
        <source>Takes TCP connections to a backend service.</source>
        <translation>Bringt TCP-Verbindungen zu einem Backend-Dienst.</translation>
    </message>
    <message>
        <source>Target SSL proxy</source>
        <translation>SSL-Zielproxy</translation>
    </message>
    <message>
        <source>Ends TLS and takes the connections to a backend service.</source>
        <translation>Beendet TLS und bringt die Verbindungen zu einem Backend-Dienst.</translation>
    </message>
    <message>
        <source>URL map</source>
        <translation>URL-Zuordnung</translation>
    </message>
    <message>
        <source>Decides by host and path where a request goes.</source>
        <translation>Entscheidet nach Host und Pfad, wohin eine Anfrage geht.</translation>
    </message>
    <message>
        <source>Host rule</source>
        <translation>Hostregel</translation>
    </message>
    <message>
        <source>Sends the requests for some hosts to a path matcher.</source>
        <translation>Schickt die Anfragen für bestimmte Hosts zu einem Pfad-Matcher.</translation>
    </message>
    <message>
        <source>Path matcher</source>
        <translation>Pfad-Matcher</translation>
    </message>
    <message>
        <source>Holds the rules for some hosts and ends in a default.</source>
        <translation>Enthält die Regeln für bestimmte Hosts und endet in einem Standard.</translation>
    </message>
    <message>
        <source>Route rule</source>
        <translation>Routenregel</translation>
    </message>
    <message>
        <source>Matches path, headers and query; rules are tried by priority.</source>
        <translation>Vergleicht Pfad, Header und Query; Regeln werden nach Priorität versucht.</translation>
    </message>
    <message>
        <source>Path rule</source>
        <translation>Pfadregel</translation>
    </message>
    <message>
        <source>Matches paths; the longest match decides.</source>
        <translation>Vergleicht Pfade; die längste Übereinstimmung entscheidet.</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleitung</translation>
    </message>
    <message>
        <source>Answers with another address instead of forwarding.</source>
        <translation>Antwortet mit einer anderen Adresse, statt weiterzuleiten.</translation>
    </message>
    <message>
        <source>Backend service</source>
        <translation>Backend-Dienst</translation>
    </message>
    <message>
        <source>Spreads requests over groups of endpoints and checks their health.</source>
        <translation>Verteilt Anfragen auf Gruppen von Endpunkten und prüft ihren Zustand.</translation>
    </message>
    <message>
        <source>Backend bucket</source>
        <translation>Backend-Bucket</translation>
    </message>
    <message>
        <source>Answers with the objects of a storage bucket.</source>
        <translation>Antwortet mit den Objekten eines Storage-Buckets.</translation>
    </message>
    <message>
        <source>Network endpoint group</source>
        <translation>Netzwerk-Endpunktgruppe</translation>
    </message>
    <message>
        <source>A group of addresses with ports.</source>
        <translation>Eine Gruppe von Adressen mit Ports.</translation>
    </message>
    <message>
        <source>Network endpoint</source>
        <translation>Netzwerk-Endpunkt</translation>
    </message>
    <message>
        <source>An address and port in a network endpoint group.</source>
        <translation>Eine Adresse mit Port in einer Netzwerk-Endpunktgruppe.</translation>
    </message>
    <message>
        <source>Instance group</source>
        <translation>Instanzgruppe</translation>
    </message>
    <message>
        <source>A group of virtual machines.</source>
        <translation>Eine Gruppe virtueller Maschinen.</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>A virtual machine.</source>
        <translation>Eine virtuelle Maschine.</translation>
    </message>
    <message>
        <source>Simulated backend</source>
        <translation>Simuliertes Backend</translation>
    </message>
    <message>
        <source>A built-in server with dials for latency and errors.</source>
        <translation>Ein eingebauter Server mit Reglern für Latenz und Fehler.</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Zustandsprüfung</translation>
    </message>
    <message>
        <source>Asks the endpoints of a backend service whether they are well.</source>
        <translation>Fragt die Endpunkte eines Backend-Dienstes, ob es ihnen gut geht.</translation>
    </message>
    <message>
        <source>Health check service</source>
        <translation>Dienst für Zustandsprüfungen</translation>
    </message>
    <message>
        <source>Gathers health checks of endpoint groups.</source>
        <translation>Fasst Zustandsprüfungen von Endpunktgruppen zusammen.</translation>
    </message>
    <message>
        <source>SSL certificate</source>
        <translation>SSL-Zertifikat</translation>
    </message>
    <message>
        <source>A certificate for target HTTPS and SSL proxies.</source>
        <translation>Ein Zertifikat für HTTPS- und SSL-Zielproxys.</translation>
    </message>
    <message>
        <source>SSL policy</source>
        <translation>SSL-Richtlinie</translation>
    </message>
    <message>
        <source>TLS versions and ciphers a proxy accepts.</source>
        <translation>TLS-Versionen und Chiffren, die ein Proxy annimmt.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>A certificate of Certificate Manager.</source>
        <translation>Ein Zertifikat des Certificate Managers.</translation>
    </message>
    <message>
        <source>Certificate map</source>
        <translation>Zertifikatszuordnung</translation>
    </message>
    <message>
        <source>Chooses certificates by host name.</source>
        <translation>Wählt Zertifikate nach dem Hostnamen.</translation>
    </message>
    <message>
        <source>Certificate map entry</source>
        <translation>Eintrag einer Zertifikatszuordnung</translation>
    </message>
    <message>
        <source>The certificates for one host name of a certificate map.</source>
        <translation>Die Zertifikate für einen Hostnamen einer Zertifikatszuordnung.</translation>
    </message>
    <message>
        <source>DNS authorization</source>
        <translation>DNS-Autorisierung</translation>
    </message>
    <message>
        <source>Proves that a domain is yours.</source>
        <translation>Beweist, dass eine Domain Ihnen gehört.</translation>
    </message>
    <message>
        <source>Server TLS policy</source>
        <translation>Server-TLS-Richtlinie</translation>
    </message>
    <message>
        <source>Asks clients for certificates.</source>
        <translation>Verlangt Zertifikate von Clients.</translation>
    </message>
    <message>
        <source>Trust config</source>
        <translation>Vertrauenskonfiguration</translation>
    </message>
    <message>
        <source>The authorities that are trusted.</source>
        <translation>Die Stellen, denen vertraut wird.</translation>
    </message>
    <message>
        <source>Security policy</source>
        <translation>Sicherheitsrichtlinie</translation>
    </message>
    <message>
        <source>Rules that let requests in or turn them away.</source>
        <translation>Regeln, die Anfragen durchlassen oder abweisen.</translation>
    </message>
    <message>
        <source>Backend authentication config</source>
        <translation>Backend-Authentifizierung</translation>
    </message>
    <message>
        <source>How a backend service proves itself to its backends, and they to it.</source>
        <translation>Wie sich ein Backend-Dienst gegenüber seinen Backends ausweist, und sie sich ihm gegenüber.</translation>
    </message>
    <message>
        <source>Service LB policy</source>
        <translation>Lastverteilungsrichtlinie</translation>
    </message>
    <message>
        <source>How a backend service spreads requests over regions.</source>
        <translation>Wie ein Backend-Dienst Anfragen auf Regionen verteilt.</translation>
    </message>
    <message>
        <source>Route extension</source>
        <translation>Routen-Erweiterung</translation>
    </message>
    <message>
        <source>Calls a service before the route is chosen.</source>
        <translation>Ruft einen Dienst auf, bevor die Route gewählt wird.</translation>
    </message>
    <message>
        <source>Traffic extension</source>
        <translation>Traffic-Erweiterung</translation>
    </message>
    <message>
        <source>Calls a service after the route is chosen.</source>
        <translation>Ruft einen Dienst auf, nachdem die Route gewählt wurde.</translation>
    </message>
    <message>
        <source>Subnetwork</source>
        <translation>Subnetz</translation>
    </message>
    <message>
        <source>A range of addresses in a region.</source>
        <translation>Ein Adressbereich in einer Region.</translation>
    </message>
</context>
<context>
    <name>ProblemFix</name>
    <message>
        <source>Write “%1” instead of “%2”</source>
        <translation>„%1“ statt „%2“ schreiben</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
</context>
<context>
    <name>QMainWindow</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The {0} leads to {1} already.</source>
        <translation>{0} führt schon zu {1}.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>{0} is on the {1} already.</source>
        <translation>{0} ist schon an: {1}.</translation>
    </message>
    <message>
        <source>A weighted split has backend services only; {0} is a backend bucket.</source>
        <translation>Eine gewichtete Aufteilung hat nur Backend-Dienste; {0} ist ein Backend-Bucket.</translation>
    </message>
    <message>
        <source>Drag the arrow that exists to the new target instead.</source>
        <translation>Ziehen Sie stattdessen den vorhandenen Pfeil zum neuen Ziel.</translation>
    </message>
    <message>
        <source>{0} is a backend bucket, and a {1} load balancer has none.</source>
        <translation>{0} ist ein Backend-Bucket, und ein Load Balancer der Art {1} hat keine.</translation>
    </message>
    <message>
        <source>Choose a backend service.</source>
        <translation>Wählen Sie einen Backend-Dienst.</translation>
    </message>
    <message>
        <source>{0} has several path matchers, or none that takes such a rule.</source>
        <translation>{0} hat mehrere Pfad-Matcher oder keinen, der eine solche Regel aufnimmt.</translation>
    </message>
    <message>
        <source>Drop it onto the path matcher it belongs to.</source>
        <translation>Legen Sie sie auf dem Pfad-Matcher ab, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>What was to be changed does not exist any more.</source>
        <translation>Was geändert werden sollte, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Try again with what is there now.</source>
        <translation>Versuchen Sie es noch einmal mit dem, was jetzt da ist.</translation>
    </message>
    <message>
        <source>{0} is in {1}, but {2} serves {3} only.</source>
        <translation>{0} liegt in {1}, aber {2} bedient nur {3}.</translation>
    </message>
    <message>
        <source>Choose a group of that region.</source>
        <translation>Wählen Sie eine Gruppe dieser Region.</translation>
    </message>
    <message>
        <source>That cannot be done: {0}</source>
        <translation>Das geht nicht: {0}</translation>
    </message>
    <message>
        <source>Change it in the YAML text instead.</source>
        <translation>Ändern Sie es stattdessen im YAML-Text.</translation>
    </message>
    <message>
        <source>The {0} cannot lead to itself.</source>
        <translation>{0} kann nicht zu sich selbst führen.</translation>
    </message>
    <message>
        <source>Choose another node.</source>
        <translation>Wählen Sie einen anderen Knoten.</translation>
    </message>
    <message>
        <source>Several resources are called {0}, so a reference would not tell them apart.</source>
        <translation>Mehrere Ressourcen heißen {0}; ein Verweis könnte sie nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Rename one of them first.</source>
        <translation>Benennen Sie zuerst eine davon um.</translation>
    </message>
    <message>
        <source>The {0} belongs to a URL map.</source>
        <translation>{0}: Das gehört in eine URL-Zuordnung.</translation>
    </message>
    <message>
        <source>Drop it onto a URL map.</source>
        <translation>Legen Sie es auf einer URL-Zuordnung ab.</translation>
    </message>
    <message>
        <source>A host rule leads to a path matcher; this is a {0}.</source>
        <translation>Eine Hostregel führt zu einem Pfad-Matcher; dies ist: {0}.</translation>
    </message>
    <message>
        <source>Choose a path matcher of the same URL map.</source>
        <translation>Wählen Sie einen Pfad-Matcher derselben URL-Zuordnung.</translation>
    </message>
    <message>
        <source>The {0} has no name, so nothing can refer to it.</source>
        <translation>{0} hat keinen Namen; nichts kann darauf verweisen.</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>Geben Sie zuerst einen Namen.</translation>
    </message>
    <message>
        <source>The {0} belongs to a rule, a path matcher or a URL map.</source>
        <translation>{0}: Das gehört zu einer Regel, einem Pfad-Matcher oder einer URL-Zuordnung.</translation>
    </message>
    <message>
        <source>Drop it onto one of them.</source>
        <translation>Legen Sie es auf einem davon ab.</translation>
    </message>
    <message>
        <source>The {0} cannot be copied by itself.</source>
        <translation>{0} lässt sich nicht allein kopieren.</translation>
    </message>
    <message>
        <source>Copy what it belongs to.</source>
        <translation>Kopieren Sie, wozu es gehört.</translation>
    </message>
    <message>
        <source>A {0} has no place on the {1}.</source>
        <translation>{0} hat keinen Platz auf: {1}.</translation>
    </message>
    <message>
        <source>Drop it onto the ground, or onto what it belongs to.</source>
        <translation>Legen Sie es auf dem Grund ab oder auf dem, wozu es gehört.</translation>
    </message>
    <message>
        <source>Nothing leads on from the {0} this way.</source>
        <translation>Von {0} führt auf diese Weise nichts weiter.</translation>
    </message>
    <message>
        <source>Start at a port.</source>
        <translation>Beginnen Sie an einem Anschluss.</translation>
    </message>
    <message>
        <source>A route leads to a backend service or bucket; this is a {0}.</source>
        <translation>Eine Route führt zu einem Backend-Dienst oder -Bucket; dies ist: {0}.</translation>
    </message>
    <message>
        <source>A backend service has endpoint groups and instance groups behind it; this is a {0}.</source>
        <translation>Hinter einem Backend-Dienst stehen Endpunkt- und Instanzgruppen; dies ist: {0}.</translation>
    </message>
    <message>
        <source>Choose a group.</source>
        <translation>Wählen Sie eine Gruppe.</translation>
    </message>
    <message>
        <source>No reference stands there any more.</source>
        <translation>Dort steht kein Verweis mehr.</translation>
    </message>
    <message>
        <source>Only route rules have an order; this is a {0}.</source>
        <translation>Nur Routenregeln haben eine Reihenfolge; dies ist: {0}.</translation>
    </message>
    <message>
        <source>Drag a route rule of a path matcher.</source>
        <translation>Ziehen Sie eine Routenregel eines Pfad-Matchers.</translation>
    </message>
    <message>
        <source>The {1} cannot lead to a {0}.</source>
        <translation>{1} kann nicht zu {0} führen.</translation>
    </message>
    <message>
        <source>Choose one of what is offered.</source>
        <translation>Wählen Sie etwas vom Angebotenen.</translation>
    </message>
    <message>
        <source>A {0} is nothing that is put onto a node.</source>
        <translation>{0} ist nichts, was man an einen Knoten heftet.</translation>
    </message>
    <message>
        <source>Connect it at a port instead.</source>
        <translation>Verbinden Sie es stattdessen an einem Anschluss.</translation>
    </message>
    <message>
        <source>On this machine simulated backends stand in for a group; this is a {0}.</source>
        <translation>Auf diesem Rechner ersetzen simulierte Backends eine Gruppe; dies ist: {0}.</translation>
    </message>
    <message>
        <source>Choose a simulated backend.</source>
        <translation>Wählen Sie ein simuliertes Backend.</translation>
    </message>
    <message>
        <source>A {0} does not fit between the two.</source>
        <translation>{0} passt nicht zwischen die beiden.</translation>
    </message>
    <message>
        <source>Connect it by hand.</source>
        <translation>Verbinden Sie es von Hand.</translation>
    </message>
    <message>
        <source>Nothing is selected that this could be done to.</source>
        <translation>Es ist nichts ausgewählt, womit das ginge.</translation>
    </message>
    <message>
        <source>Select something first.</source>
        <translation>Wählen Sie zuerst etwas aus.</translation>
    </message>
    <message>
        <source>The path matcher {0} belongs to another URL map than {1}.</source>
        <translation>Der Pfad-Matcher {0} gehört zu einer anderen URL-Zuordnung als {1}.</translation>
    </message>
    <message>
        <source>The copied {0} needs a place of its own.</source>
        <translation>Das Kopierte ({0}) braucht einen Platz.</translation>
    </message>
    <message>
        <source>Select a path matcher or URL map first.</source>
        <translation>Wählen Sie zuerst einen Pfad-Matcher oder eine URL-Zuordnung aus.</translation>
    </message>
    <message>
        <source>The text holds nothing that could be pasted.</source>
        <translation>Der Text enthält nichts, was sich einfügen ließe.</translation>
    </message>
    <message>
        <source>Copy resources or rules, or a part of a workspace file.</source>
        <translation>Kopieren Sie Ressourcen oder Regeln oder einen Teil einer Arbeitsdatei.</translation>
    </message>
    <message>
        <source>The text to paste is not YAML of a workspace.</source>
        <translation>Der einzufügende Text ist kein YAML einer Arbeitsdatei.</translation>
    </message>
    <message>
        <source>Copy it again from the start.</source>
        <translation>Kopieren Sie ihn noch einmal ganz.</translation>
    </message>
    <message>
        <source>Path rules have no order: the longest match decides.</source>
        <translation>Pfadregeln haben keine Reihenfolge: die längste Übereinstimmung entscheidet.</translation>
    </message>
    <message>
        <source>Change the paths, or use route rules.</source>
        <translation>Ändern Sie die Pfade oder nehmen Sie Routenregeln.</translation>
    </message>
    <message>
        <source>A target TCP or SSL proxy leads to a service with protocol TCP or SSL; {0} has {1}.</source>
        <translation>Ein TCP- oder SSL-Zielproxy führt zu einem Dienst mit Protokoll TCP oder SSL; {0} hat {1}.</translation>
    </message>
    <message>
        <source>Choose another service, or change its protocol.</source>
        <translation>Wählen Sie einen anderen Dienst oder ändern Sie sein Protokoll.</translation>
    </message>
    <message>
        <source>A URL map leads to services that speak HTTP; {0} has protocol {1}.</source>
        <translation>Eine URL-Zuordnung führt zu Diensten, die HTTP sprechen; {0} hat das Protokoll {1}.</translation>
    </message>
    <message>
        <source>{0} is a proxy for HTTP and leads to a URL map; this is a {1}.</source>
        <translation>{0} ist ein Proxy für HTTP und führt zu einer URL-Zuordnung; dies ist: {1}.</translation>
    </message>
    <message>
        <source>Choose a URL map.</source>
        <translation>Wählen Sie eine URL-Zuordnung.</translation>
    </message>
    <message>
        <source>{0} is a proxy without URL map; this is a {1}.</source>
        <translation>{0} ist ein Proxy ohne URL-Zuordnung; dies ist: {1}.</translation>
    </message>
    <message>
        <source>Choose a backend service, or use a target HTTP proxy.</source>
        <translation>Wählen Sie einen Backend-Dienst oder nehmen Sie einen HTTP-Zielproxy.</translation>
    </message>
    <message>
        <source>A classic load balancer has no route rules.</source>
        <translation>Ein klassischer Load Balancer hat keine Routenregeln.</translation>
    </message>
    <message>
        <source>Use path rules.</source>
        <translation>Nehmen Sie Pfadregeln.</translation>
    </message>
    <message>
        <source>A forwarding rule leads to a target proxy; this is a {0}.</source>
        <translation>Eine Weiterleitungsregel führt zu einem Zielproxy; dies ist: {0}.</translation>
    </message>
    <message>
        <source>Choose a target proxy.</source>
        <translation>Wählen Sie einen Zielproxy.</translation>
    </message>
    <message>
        <source>The path matcher {0} has {1} already, and never both kinds.</source>
        <translation>Der Pfad-Matcher {0} hat schon {1}, und nie beide Arten.</translation>
    </message>
    <message>
        <source>Use another path matcher.</source>
        <translation>Nehmen Sie einen anderen Pfad-Matcher.</translation>
    </message>
    <message>
        <source>{0} belongs to a {1} load balancer, this one is {2}.</source>
        <translation>{0} gehört zu einem Load Balancer der Art {1}, dieser ist {2}.</translation>
    </message>
    <message>
        <source>Use a copy of it with scheme {3}.</source>
        <translation>Nehmen Sie eine Kopie davon mit dem Schema {3}.</translation>
    </message>
    <message>
        <source>{0} is in scope {1}, but {2} is in {3}.</source>
        <translation>{0} liegt in {1}, aber {2} in {3}.</translation>
    </message>
    <message>
        <source>Choose one of the same scope.</source>
        <translation>Wählen Sie etwas im selben Bereich.</translation>
    </message>
    <message>
        <source>A classic load balancer has no weighted splits, and the {0} has a target already.</source>
        <translation>Ein klassischer Load Balancer hat keine gewichtete Aufteilung, und {0} hat schon ein Ziel.</translation>
    </message>
    <message>
        <source>There is nothing called &apos;{0}&apos; to make.</source>
        <translation>„{0}“ lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Choose something from the palette.</source>
        <translation>Wählen Sie etwas aus der Palette.</translation>
    </message>
    <message>
        <source>The split has {0} parts, not {1}.</source>
        <translation>Die Aufteilung hat {0} Teile, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is no weight.</source>
        <translation>{0} ist kein Gewicht.</translation>
    </message>
    <message>
        <source>Use 0 to 1000.</source>
        <translation>Nehmen Sie 0 bis 1000.</translation>
    </message>
    <message>
        <source>With all weights 0 nothing would be served.</source>
        <translation>Mit lauter Gewichten 0 würde nichts bedient.</translation>
    </message>
    <message>
        <source>Give one of them more than 0.</source>
        <translation>Geben Sie einem davon mehr als 0.</translation>
    </message>
    <message>
        <source>The {0} does not belong on a {1}.</source>
        <translation>{0} gehört nicht auf: {1}.</translation>
    </message>
    <message>
        <source>Drop it onto a {2}.</source>
        <translation>Legen Sie es ab auf: {2}.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Storefront</source>
        <translation>Storefront</translation>
    </message>
    <message>
        <source>A shop with a canary, rewrites, redirects and a service that fails now and then. Its simulated backends are built in.</source>
        <translation>Ein Laden mit Canary, Umschreibungen, Umleitungen und einem Dienst, der ab und zu ausfällt. Seine simulierten Backends sind eingebaut.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Import %n resources</source>
        <translation>
            <numerusform>%n Ressource importieren</numerusform>
            <numerusform>%n Ressourcen importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>Summaries</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::AddPopup</name>
    <message>
        <source>Type what you need</source>
        <translation>Tippen Sie, was Sie brauchen</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing of that name can be put here.</source>
        <translation>Nichts dieses Namens passt hierher.</translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::CanvasEditor</name>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Try earlier</source>
        <translation>Früher versuchen</translation>
    </message>
    <message>
        <source>Try later</source>
        <translation>Später versuchen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Lead from %1 to …</source>
        <translation>Von %1 führen zu …</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… und noch %n.</numerusform>
            <numerusform>… und noch %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) refer to what is to be deleted.</source>
        <translation>
            <numerusform>%n Stelle verweist auf das, was gelöscht werden soll.</numerusform>
            <numerusform>%n Stellen verweisen auf das, was gelöscht werden soll.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete and clear them</source>
        <translation>Löschen und dort leeren</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Weights of %1</source>
        <translation>Gewichte von %1</translation>
    </message>
    <message>
        <source>Weights: %1</source>
        <translation>Gewichte: %1</translation>
    </message>
    <message>
        <source>Make something new here, or lead to …</source>
        <translation>Hier etwas Neues anlegen oder führen zu …</translation>
    </message>
    <message>
        <source>Let the end go on one of the lit nodes. Delete takes the connection away.</source>
        <translation>Lassen Sie das Ende auf einem der beleuchteten Knoten los. Entf nimmt die Verbindung weg.</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>%n Knoten verschieben</numerusform>
            <numerusform>%n Knoten verschieben</numerusform>
        </translation>
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
        <source>not applied yet</source>
        <translation>noch nicht angewendet</translation>
    </message>
    <message>
        <source>deleted in the draft, still live</source>
        <translation>im Entwurf gelöscht, noch live</translation>
    </message>
    <message>
        <source>nothing refers to it</source>
        <translation>nichts verweist darauf</translation>
    </message>
    <message>
        <source> (does not exist)</source>
        <translation> (gibt es nicht)</translation>
    </message>
    <message>
        <source>Nothing here yet. Drag a forwarding rule from the palette to this place, or press A and type what you need.</source>
        <translation>Hier ist noch nichts. Ziehen Sie eine Weiterleitungsregel aus der Palette hierher, oder drücken Sie A und tippen Sie, was Sie brauchen.</translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::FindBar</name>
    <message>
        <source>Name, path, host or a whole URL</source>
        <translation>Name, Pfad, Host oder eine ganze URL</translation>
    </message>
    <message>
        <source>Find on the canvas</source>
        <translation>Auf der Zeichenfläche suchen</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes on its way</source>
        <translation>
            <numerusform>%n Knoten auf dem Weg</numerusform>
            <numerusform>%n Knoten auf dem Weg</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>The whole picture; arrow keys move the part in view</source>
        <translation>Das ganze Bild; Pfeiltasten verschieben den sichtbaren Teil</translation>
    </message>
    <message>
        <source>Drag the rectangle to move the view</source>
        <translation>Ziehen Sie das Rechteck, um die Ansicht zu verschieben</translation>
    </message>
</context>
<context>
    <name>switchyard::canvas::PaletteView</name>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Filter the palette</source>
        <translation>Palette filtern</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::ChoiceEditor</name>
    <message>
        <source>(not set)</source>
        <translation>(nicht gesetzt)</translation>
    </message>
    <message>
        <source>(default: %1)</source>
        <translation>(Vorgabe: %1)</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::FieldRow</name>
    <message>
        <source>%1 is set</source>
        <translation>%1 ist gesetzt</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>Hier gesetzt</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the default</source>
        <translation>Auf die Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>set by the cloud</source>
        <translation>setzt die Cloud</translation>
    </message>
    <message>
        <source>Go to what %1 names</source>
        <translation>Zu dem gehen, was %1 nennt</translation>
    </message>
    <message>
        <source>Go to the resource in this line</source>
        <translation>Zur Ressource in dieser Zeile gehen</translation>
    </message>
    <message>
        <source>At most one of these is set: %1</source>
        <translation>Höchstens eines davon ist gesetzt: %1</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::FormHeader</name>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::FormPage</name>
    <message>
        <source>Filter fields</source>
        <translation>Felder filtern</translation>
    </message>
    <message>
        <source>Select something on the canvas or in the tree to see and edit its fields here.</source>
        <translation>Wählen Sie etwas auf der Zeichenfläche oder im Baum aus, um hier seine Felder zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>Show fewer fields</source>
        <translation>Weniger Felder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n field(s)</source>
        <translation>
            <numerusform>Alle %n Felder zeigen</numerusform>
            <numerusform>Alle %n Felder zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::editors::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Inspector views</source>
        <translation>Ansichten des Inspektors</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::LinesEditor</name>
    <message>
        <source>key=value, one a line</source>
        <translation>Schlüssel=Wert, einer je Zeile</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>einer je Zeile</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::MessageListEditor</name>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>Aus %1 entfernen</translation>
    </message>
    <message>
        <source>Move up in %1</source>
        <translation>In %1 nach oben</translation>
    </message>
    <message>
        <source>Move down in %1</source>
        <translation>In %1 nach unten</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::ReferenceEditor</name>
    <message>
        <source>(not set)</source>
        <translation>(nicht gesetzt)</translation>
    </message>
    <message>
        <source>Go to what %1 names</source>
        <translation>Zu dem gehen, was %1 nennt</translation>
    </message>
    <message>
        <source>Go to this resource</source>
        <translation>Zu dieser Ressource gehen</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::WeightedSplit</name>
    <message>
        <source>Weighted split</source>
        <translation>Gewichtete Teilung</translation>
    </message>
    <message>
        <source>weights 0 – 1000</source>
        <translation>Gewichte 0 – 1000</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(kein Dienst)</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
</context>
<context>
    <name>switchyard::editors::YamlView</name>
    <message>
        <source>Text of the workspace file</source>
        <translation>Text der Arbeitsdatei</translation>
    </message>
    <message>
        <source>Read only. A click or Enter selects what stands in the line.</source>
        <translation>Nur lesbar. Ein Klick oder Enter wählt aus, was in der Zeile steht.</translation>
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
    <message>
        <source>%1 of the last %2 probes failed, the last one: %3</source>
        <translation>%1 der letzten %2 Prüfungen schlugen fehl, die letzte: %3</translation>
    </message>
</context>
<context>
    <name>switchyard::models::ImportModel</name>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
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
    <name>switchyard::models::RateModel</name>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>All, 1/s</source>
        <translation>Alle, 1/s</translation>
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
    <name>switchyard::panes::HealthDetails</name>
    <message>
        <source>Probe now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Edit health check</source>
        <translation>Zustandsprüfung bearbeiten</translation>
    </message>
    <message>
        <source>Why is the endpoint healthy or not?</source>
        <translation>Warum ist der Endpunkt gesund oder nicht?</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Why unhealthy?  %1</source>
        <translation>Warum nicht gesund?  %1</translation>
    </message>
    <message>
        <source>Nothing is wrong with the last probe.</source>
        <translation>An der letzten Prüfung ist nichts auszusetzen.</translation>
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
    <name>switchyard::panes::LoadPane</name>
    <message>
        <source>Load generator and simulated backends</source>
        <translation>Lastgenerator und simulierte Backends</translation>
    </message>
    <message>
        <source>Simulated backends</source>
        <translation>Simulierte Backends</translation>
    </message>
    <message>
        <source>dials turn what runs, not the file</source>
        <translation>die Regler verändern, was läuft, nicht die Datei</translation>
    </message>
    <message>
        <source>Load profile</source>
        <translation>Lastprofil</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Zustandsprüfung</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>%1 · %2/s</source>
        <translation>%1 · %2/s</translation>
    </message>
    <message>
        <source>Stop load</source>
        <translation>Last anhalten</translation>
    </message>
    <message>
        <source>Start load</source>
        <translation>Last starten</translation>
    </message>
    <message>
        <source>The file has no local.loadProfiles; add one.</source>
        <translation>Die Datei hat keine local.loadProfiles; fügen Sie eines hinzu.</translation>
    </message>
    <message>
        <source>Press Run first.</source>
        <translation>Drücken Sie erst Starten.</translation>
    </message>
    <message>
        <source>The file has no local.simulatedBackends.</source>
        <translation>Die Datei hat keine local.simulatedBackends.</translation>
    </message>
    <message>
        <source>Press Run to turn the dials.</source>
        <translation>Drücken Sie Starten, um die Regler zu bedienen.</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>%1/s of %2/s (last 3 s)</source>
        <translation>%1/s von %2/s (letzte 3 s)</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>5xx %1 (%2 of %3)</source>
        <translation>5xx %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>%1 without an answer</source>
        <translation>%1 ohne Antwort</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::LogFilterBar</name>
    <message>
        <source>Filter of the access log</source>
        <translation>Filter des Zugriffsprotokolls</translation>
    </message>
    <message>
        <source>Filter: status&gt;=500 host~shop -method=GET</source>
        <translation>Filter: status&gt;=500 host~shop -method=GET</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>Every row is shown</source>
        <translation>Jede Zeile wird gezeigt</translation>
    </message>
    <message>
        <source>The filter is understood</source>
        <translation>Der Filter ist verständlich</translation>
    </message>
    <message>
        <source>Filtering … %1 %</source>
        <translation>Filtert … %1 %</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Zeilen: %1</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>No filter is saved yet</source>
        <translation>Noch ist kein Filter gespeichert</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
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
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>New rows arrive, but the table stays where it is</source>
        <translation>Neue Zeilen kommen an, aber die Tabelle bleibt, wo sie ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show everything about the selected row beside the table</source>
        <translation>Alles über die gewählte Zeile neben der Tabelle zeigen</translation>
    </message>
    <message>
        <source>Apply as filter</source>
        <translation>Als Filter anwenden</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Copy as filter</source>
        <translation>Als Filter kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>Einzelheiten neben der Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::ProblemsPane</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Show or hide these</source>
        <translation>Diese zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Errors %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>Warnings %1</source>
        <translation>Warnungen %1</translation>
    </message>
    <message>
        <source>Advice %1</source>
        <translation>Hinweise %1</translation>
    </message>
    <message>
        <source>There is nothing to mend.</source>
        <translation>Es gibt nichts zu beheben.</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n verborgen</numerusform>
            <numerusform>%n verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>Beheben: %1</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Open the help at this kind of problem, with an example</source>
        <translation>Die Hilfe zu dieser Art von Problem öffnen, mit einem Beispiel</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::RateView</name>
    <message>
        <source>Requests per second by backend service, last 60 seconds</source>
        <translation>Anfragen pro Sekunde je Backend-Dienst, letzte 60 Sekunden</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>last 60 s</source>
        <translation>letzte 60 s</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::RowDetails</name>
    <message>
        <source>Details of the log row</source>
        <translation>Einzelheiten der Protokollzeile</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::SimulatedDials</name>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Latency of %1</source>
        <translation>Latenz von %1</translation>
    </message>
    <message>
        <source>Share of errors of %1</source>
        <translation>Fehleranteil von %1</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1 answers its health check well</source>
        <translation>%1 beantwortet seine Zustandsprüfung gut</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 Antworten</translation>
    </message>
    <message>
        <source>%1 answers, %2 of them errors</source>
        <translation>%1 Antworten, %2 davon Fehler</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::TimingBars</name>
    <message>
        <source>Timings</source>
        <translation>Zeiten</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::TrafficChart</name>
    <message>
        <source>Requests per second by backend service, last 60 seconds</source>
        <translation>Anfragen pro Sekunde je Backend-Dienst, letzte 60 Sekunden</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Press Run, then send requests.</source>
        <translation>Noch ist nichts gemessen. Drücken Sie Starten und senden Sie Anfragen.</translation>
    </message>
    <message>
        <source>“Show as table” shows the same figures</source>
        <translation>„Als Tabelle zeigen“ zeigt dieselben Zahlen</translation>
    </message>
</context>
<context>
    <name>switchyard::panes::TrafficPane</name>
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
    <message>
        <source>Revert to live</source>
        <translation>Auf Live zurücksetzen</translation>
    </message>
    <message>
        <source>Roll back to revision %1</source>
        <translation>Auf Revision %1 zurückgehen</translation>
    </message>
    <message>
        <source>Take over changes of the file</source>
        <translation>Änderungen der Datei übernehmen</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::AboutDialog</name>
    <message>
        <source>About Switchyard</source>
        <translation>Über Switchyard</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewähr.</translation>
    </message>
    <message>
        <source>Libraries and fonts with their licences</source>
        <translation>Bibliotheken und Schriften mit ihren Lizenzen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
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
    <message>
        <source>Tidy</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Unhealthy only</source>
        <translation>Nur Krankes</translation>
    </message>
    <message>
        <source>Lay the picture out anew</source>
        <translation>Das Bild neu anordnen</translation>
    </message>
    <message>
        <source>Show only what leads to something unhealthy</source>
        <translation>Nur zeigen, was zu etwas Krankem führt</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::CommandPalette</name>
    <message>
        <source>Nothing has this name. Try fewer letters.</source>
        <translation>Nichts heißt so. Versuchen Sie weniger Buchstaben.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command, a resource or a rule</source>
        <translation>Tippen Sie einen Befehl, eine Ressource oder eine Regel</translation>
    </message>
    <message>
        <source>Search commands, resources and rules</source>
        <translation>Befehle, Ressourcen und Regeln suchen</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%1 differs from the draft in %n places:</source>
        <translation>
            <numerusform>%1 unterscheidet sich an %n Stelle vom Entwurf:</numerusform>
            <numerusform>%1 unterscheidet sich an %n Stellen vom Entwurf:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says the same as the draft.</source>
        <translation>%1 sagt dasselbe wie der Entwurf.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ExportDialog</name>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>written differently</source>
        <translation>anders geschrieben</translation>
    </message>
    <message>
        <source>not exported</source>
        <translation>nicht exportiert</translation>
    </message>
    <message>
        <source>Also what only the server fills in</source>
        <translation>Auch, was nur der Server ausfüllt</translation>
    </message>
    <message>
        <source>Write to a folder…</source>
        <translation>In einen Ordner schreiben …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>Files that are written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>What the format cannot express</source>
        <translation>Was das Format nicht ausdrücken kann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message numerus="yes">
        <source>The cloud would refuse this configuration for %n reasons; the pane Problems names them.</source>
        <translation>
            <numerusform>Die Cloud würde diese Konfiguration aus %n Grund ablehnen; der Bereich Probleme nennt ihn.</numerusform>
            <numerusform>Die Cloud würde diese Konfiguration aus %n Gründen ablehnen; der Bereich Probleme nennt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be expressed in this format.</source>
        <translation>Alles lässt sich in diesem Format ausdrücken.</translation>
    </message>
    <message>
        <source>Write the export to</source>
        <translation>Export schreiben nach</translation>
    </message>
    <message>
        <source>Some of these files exist in %1. Replace them?</source>
        <translation>Einige dieser Dateien gibt es in %1 schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>The format cannot express %n things as they stand:</source>
        <translation>
            <numerusform>Das Format kann %n Angabe nicht so ausdrücken, wie sie dasteht:</numerusform>
            <numerusform>Das Format kann %n Angaben nicht so ausdrücken, wie sie dastehen:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::FileCommands</name>
    <message>
        <source>Workspaces (*.yaml *.yml *.json);;All files (*)</source>
        <translation>Arbeitsdateien (*.yaml *.yml *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>untitled.switchyard.yaml</source>
        <translation>unbenannt.switchyard.yaml</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsdatei öffnen</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Save the workspace as</source>
        <translation>Arbeitsdatei speichern unter</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Reload %1 from disk? Your unsaved changes are given up.</source>
        <translation>%1 neu von der Platte laden? Ihre ungespeicherten Änderungen gehen dabei verloren.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>%1 was changed on disk by another program.</source>
        <translation>%1 wurde von einem anderen Programm geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of the file were taken over.</source>
        <translation>
            <numerusform>%n Änderung der Datei wurde übernommen.</numerusform>
            <numerusform>%n Änderungen der Datei wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yours stay where both differ: %1</source>
        <translation>Ihre bleiben, wo beide sich unterscheiden: %1</translation>
    </message>
    <message>
        <source>Unsaved changes of %1 from %2 can be recovered.</source>
        <translation>Ungespeicherte Änderungen an %1 von %2 lassen sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
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
        <source>Save them, or give them up?</source>
        <translation>Speichern oder verwerfen?</translation>
    </message>
    <message>
        <source>Still serving</source>
        <translation>Noch in Betrieb</translation>
    </message>
    <message numerus="yes">
        <source>%n listeners serve; stop them?</source>
        <translation>
            <numerusform>%n Listener ist in Betrieb; anhalten?</numerusform>
            <numerusform>%n Listener sind in Betrieb; anhalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Google Cloud, Terraform, Config Connector (*.yaml *.yml *.json *.tfstate);;All files (*)</source>
        <translation>Google Cloud, Terraform, Config Connector (*.yaml *.yml *.json *.tfstate);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import configurations</source>
        <translation>Konfigurationen importieren</translation>
    </message>
    <message>
        <source>Not imported: %1</source>
        <translation>Nicht importiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n resources were imported; Undo takes them back.</source>
        <translation>
            <numerusform>%n Ressource wurde importiert; Rückgängig nimmt sie zurück.</numerusform>
            <numerusform>%n Ressourcen wurden importiert; Rückgängig nimmt sie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Resources that were found</source>
        <translation>Gefundene Ressourcen</translation>
    </message>
    <message>
        <source>What is to be said about the files</source>
        <translation>Was zu den Dateien zu sagen ist</translation>
    </message>
    <message>
        <source>%1:%2: %3 has no place in a workspace and is left out.</source>
        <translation>%1:%2: %3 hat in einem Arbeitsbereich keinen Platz und bleibt weg.</translation>
    </message>
    <message>
        <source>The files have mistakes; the rest can be imported:</source>
        <translation>Die Dateien haben Fehler; der Rest lässt sich importieren:</translation>
    </message>
    <message>
        <source>About the files:</source>
        <translation>Zu den Dateien:</translation>
    </message>
    <message numerus="yes">
        <source>Import %n resources</source>
        <translation>
            <numerusform>%n Ressource importieren</numerusform>
            <numerusform>%n Ressourcen importieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private keys or other secrets are kept in the folder “keys” beside the workspace file, readable for you alone; the workspace only names the files.</source>
        <translation>
            <numerusform>%n privater Schlüssel (oder anderes Geheimnis) kommt in den Ordner „keys“ neben der Datei, nur für Sie lesbar; der Arbeitsbereich nennt nur die Datei.</numerusform>
            <numerusform>%n private Schlüssel oder andere Geheimnisse kommen in den Ordner „keys“ neben der Datei, nur für Sie lesbar; der Arbeitsbereich nennt nur die Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>No resource was found in these files.</source>
        <translation>In diesen Dateien wurde keine Ressource gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that differ from yours</source>
        <translation>
            <numerusform>%n, die von Ihrer abweicht</numerusform>
            <numerusform>%n, die von Ihren abweichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you have already</source>
        <translation>
            <numerusform>%n, die Sie schon haben</numerusform>
            <numerusform>%n, die Sie schon haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a name that occurs several times</source>
        <translation>
            <numerusform>%n mit einem Namen, der mehrmals vorkommt</numerusform>
            <numerusform>%n mit einem Namen, der mehrmals vorkommt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources were found: %1.</source>
        <translation>
            <numerusform>%n Ressource gefunden: %1.</numerusform>
            <numerusform>%n Ressourcen gefunden: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The files have mistakes:</source>
        <translation>Die Dateien haben Fehler:</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::MainToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Theme, text size and panels</source>
        <translation>Farben, Textgröße und Bereiche</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::MainWindow</name>
    <message>
        <source>Resources  %1</source>
        <translation>Ressourcen  %1</translation>
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
        <source>Resources</source>
        <translation>Ressourcen</translation>
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
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Load generator</source>
        <translation>Lastgenerator</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::PaletteModel</name>
    <message>
        <source>Recently used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>not available now</source>
        <translation>jetzt nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ReviewDialog</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Revert to live</source>
        <translation>Auf Live zurücksetzen</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen prüfen</translation>
    </message>
    <message>
        <source>Changes by resource</source>
        <translation>Änderungen nach Ressource</translation>
    </message>
    <message>
        <source>Nothing runs: there is nothing to compare with.</source>
        <translation>Es läuft nichts: es gibt nichts zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>Applying makes %n changes to revision %1.</source>
        <translation>
            <numerusform>Anwenden macht %n Änderung an Revision %1.</numerusform>
            <numerusform>Anwenden macht %n Änderungen an Revision %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The draft is as live.</source>
        <translation>Der Entwurf ist wie live.</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::SettingsDialog</name>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>&amp;Follow the log when a workspace starts to run</source>
        <translation>Dem &amp;Protokoll folgen, wenn eine Arbeitsdatei startet</translation>
    </message>
    <message>
        <source>Re&amp;duced motion: nothing slides or fades</source>
        <translation>&amp;Weniger Bewegung: nichts gleitet oder blendet</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Text&amp;größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::StartPage</name>
    <message>
        <source>A load balancer you can see: drawn, running, and explained on this machine.</source>
        <translation>Ein Load Balancer zum Ansehen: gezeichnet, laufend und erklärt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Eine Datei öffnen…</translation>
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
    <message>
        <source>Open the %1 sample</source>
        <translation>Das Beispiel %1 öffnen</translation>
    </message>
    <message>
        <source>Empty workspace</source>
        <translation>Leere Arbeitsdatei</translation>
    </message>
    <message>
        <source>Draw a load balancer of your own.</source>
        <translation>Zeichnen Sie einen eigenen Load Balancer.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>This file does not exist any more. Del takes it from the list.</source>
        <translation>Diese Datei gibt es nicht mehr. Entf nimmt sie aus der Liste.</translation>
    </message>
    <message>
        <source>Import a configuration…</source>
        <translation>Konfiguration importieren …</translation>
    </message>
    <message>
        <source>Google Cloud YAML or JSON, Terraform state or plan, Config Connector</source>
        <translation>Google Cloud YAML oder JSON, Terraform-State oder -Plan, Config Connector</translation>
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
    <message numerus="yes">
        <source>held back: %n errors</source>
        <translation>
            <numerusform>zurückgehalten: %n Fehler</numerusform>
            <numerusform>zurückgehalten: %n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen prüfen</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::WindowActions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open sam&amp;ple</source>
        <translation>Bei&amp;spiel öffnen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Re&amp;load from disk</source>
        <translation>Neu von der Platte &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>Befehls&amp;palette …</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Original si&amp;ze</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Fit the picture into view</source>
        <translation>Ins Bild &amp;einpassen</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Größerer &amp;Text</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>K&amp;leinerer Text</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>&amp;Normaler Text</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>&amp;Live apply</source>
        <translation>&amp;Laufend anwenden</translation>
    </message>
    <message>
        <source>Apply each finished step at once, as long as no error is in the way</source>
        <translation>Jeden fertigen Schritt sofort anwenden, solange kein Fehler im Weg ist</translation>
    </message>
    <message>
        <source>Re&amp;view changes…</source>
        <translation>Änderungen &amp;prüfen …</translation>
    </message>
    <message>
        <source>Revert &amp;to live</source>
        <translation>Auf Live &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Make the draft what runs: one step that can be undone</source>
        <translation>Den Entwurf zu dem machen, was läuft: ein Schritt, der sich zurücknehmen lässt</translation>
    </message>
    <message>
        <source>Roll &amp;back</source>
        <translation>Zu&amp;rückgehen auf</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Send the requests of the first load profile</source>
        <translation>Die Anfragen des ersten Lastprofils schicken</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Switchyard</source>
        <translation>&amp;Über Switchyard</translation>
    </message>
    <message numerus="yes">
        <source>Show %n problems</source>
        <translation>
            <numerusform>%n Problem zeigen</numerusform>
            <numerusform>%n Probleme zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the problems: there are none</source>
        <translation>Die Probleme zeigen: es gibt keine</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>%1 &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>%1 &amp;wiederholen</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>%1 rückgängig machen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop serving</source>
        <translation>Betrieb anhalten</translation>
    </message>
    <message>
        <source>Serve this workspace on this machine</source>
        <translation>Diese Arbeitsdatei auf diesem Rechner betreiben</translation>
    </message>
    <message>
        <source>Live apply</source>
        <translation>Laufend anwenden</translation>
    </message>
    <message numerus="yes">
        <source>Live apply · held back: %n errors</source>
        <translation>
            <numerusform>Laufend anwenden · zurückgehalten: %n Fehler</numerusform>
            <numerusform>Laufend anwenden · zurückgehalten: %n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Not applied until the errors are gone: see Check</source>
        <translation>Nicht anwendbar, bis die Fehler weg sind: siehe Prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes to what runs</source>
        <translation>
            <numerusform>%n Änderung auf das Laufende anwenden</numerusform>
            <numerusform>%n Änderungen auf das Laufende anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to apply: the draft is as live</source>
        <translation>Nichts anzuwenden: der Entwurf ist wie live</translation>
    </message>
    <message>
        <source>Revision %1 of %2</source>
        <translation>Revision %1 von %2</translation>
    </message>
    <message>
        <source> – live</source>
        <translation> – live</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Co&amp;mpare with…</source>
        <translation>Ver&amp;gleichen mit …</translation>
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
