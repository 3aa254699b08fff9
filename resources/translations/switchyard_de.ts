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
    <name>Diagnostic</name>
    <message>
        <source>An internal address belongs to a subnetwork of a region; the cloud refuses a global one for a load balancer.</source>
        <translation>Eine interne Adresse gehört zu einem Subnetzwerk einer Region; eine globale lehnt die Cloud für einen Load Balancer ab.</translation>
    </message>
    <message>
        <source>Add region and subnetwork; a cross-region rule takes a regional address, too.</source>
        <translation>Ergänzen Sie region und subnetwork; auch eine regionenübergreifende Regel nimmt eine regionale Adresse an.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no IP address.</source>
        <translation>„{0}“ ist keine IP-Adresse.</translation>
    </message>
    <message>
        <source>Write a literal such as 203.0.113.10 or 2001:db8::10.</source>
        <translation>Schreiben Sie ein Literal wie 203.0.113.10 oder 2001:db8::10.</translation>
    </message>
    <message>
        <source>{0} is a purpose of internal addresses; the cloud refuses it for an external one.</source>
        <translation>{0} ist ein Zweck interner Adressen; die Cloud lehnt ihn für eine externe ab.</translation>
    </message>
    <message>
        <source>Write addressType: INTERNAL, or remove purpose.</source>
        <translation>Schreiben Sie addressType: INTERNAL oder entfernen Sie purpose.</translation>
    </message>
    <message>
        <source>{0} address has no STANDARD tier; the cloud refuses it.</source>
        <translation>Die Stufe STANDARD gibt es für diese Art von Adresse nicht ({0}); die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Remove networkTier.</source>
        <translation>Entfernen Sie networkTier.</translation>
    </message>
    <message>
        <source>ipVersion is {1}, but {0} is of the other family; the cloud refuses the mix.</source>
        <translation>ipVersion ist {1}, aber {0} gehört zur anderen Familie; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Correct ipVersion, or remove it.</source>
        <translation>Korrigieren Sie ipVersion oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>The session affinity {0} needs {1}, which is not set; the cloud refuses it.</source>
        <translation>Die Sitzungsaffinität {0} braucht {1}, und das ist nicht gesetzt; die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Add {1}, or choose another sessionAffinity.</source>
        <translation>Ergänzen Sie {1} oder wählen Sie eine andere sessionAffinity.</translation>
    </message>
    <message>
        <source>The session affinity {0} needs localityLbPolicy RING_HASH or MAGLEV; with {1} the cloud refuses it.</source>
        <translation>Die Sitzungsaffinität {0} braucht localityLbPolicy RING_HASH oder MAGLEV; mit {1} lehnt die Cloud sie ab.</translation>
    </message>
    <message>
        <source>Use RING_HASH or MAGLEV.</source>
        <translation>Nehmen Sie RING_HASH oder MAGLEV.</translation>
    </message>
    <message>
        <source>localityLbPolicy {1} does not look at the key of {0}, so clients do not stay at one endpoint.</source>
        <translation>localityLbPolicy {1} beachtet den Schlüssel von {0} nicht; Clients bleiben also nicht bei einem Endpunkt.</translation>
    </message>
    <message>
        <source>Use RING_HASH or MAGLEV, or leave localityLbPolicy out.</source>
        <translation>Nehmen Sie RING_HASH oder MAGLEV oder lassen Sie localityLbPolicy weg.</translation>
    </message>
    <message>
        <source>{0} only counts with session affinity {1}; here it is {2}.</source>
        <translation>{0} zählt nur bei der Sitzungsaffinität {1}; hier ist sie {2}.</translation>
    </message>
    <message>
        <source>Remove it, or change sessionAffinity.</source>
        <translation>Entfernen Sie es oder ändern Sie sessionAffinity.</translation>
    </message>
    <message>
        <source>A weighted split sends requests to &apos;{0}&apos; and to others at random, request by request; {1} only works after that, inside the service.</source>
        <translation>Eine gewichtete Aufteilung schickt Anfragen zufällig an „{0}“ und an andere, jede Anfrage für sich; {1} wirkt erst danach, innerhalb des Dienstes.</translation>
    </message>
    <message>
        <source>To keep a client at one version, route by a header or cookie instead of by weight.</source>
        <translation>Damit ein Client bei einer Version bleibt, leiten Sie nach einem Header oder Cookie statt nach Gewicht.</translation>
    </message>
    <message>
        <source>Neither trustConfig nor public roots are named, so no certificate of a backend can be verified with this.</source>
        <translation>Weder trustConfig noch öffentliche Stammzertifikate sind genannt; damit lässt sich kein Zertifikat eines Backends prüfen.</translation>
    </message>
    <message>
        <source>Add wellKnownRoots: PUBLIC_ROOTS, or a trustConfig.</source>
        <translation>Ergänzen Sie wellKnownRoots: PUBLIC_ROOTS oder eine trustConfig.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no bucket name: {1}.</source>
        <translation>„{0}“ ist kein Bucket-Name: {1}.</translation>
    </message>
    <message>
        <source>Write the name of an existing Cloud Storage bucket.</source>
        <translation>Schreiben Sie den Namen eines vorhandenen Cloud-Storage-Buckets.</translation>
    </message>
    <message>
        <source>bucketName is missing; it names the Cloud Storage bucket.</source>
        <translation>bucketName fehlt; es nennt den Cloud-Storage-Bucket.</translation>
    </message>
    <message>
        <source>Add bucketName.</source>
        <translation>Ergänzen Sie bucketName.</translation>
    </message>
    <message>
        <source>A {0} load balancer cannot use this bucket: it needs a {1} one with {2}.</source>
        <translation>Ein Load Balancer der Art {0} kann diesen Bucket nicht verwenden. Nötig ist ein Bucket dieser Art: {1}, {2}.</translation>
    </message>
    <message>
        <source>Change the bucket&apos;s scope and scheme, or put the files behind a backend service.</source>
        <translation>Ändern Sie Bereich und Schema des Buckets oder stellen Sie die Dateien hinter einen Backend-Dienst.</translation>
    </message>
    <message>
        <source>The URL map &apos;{0}&apos; is in the project &apos;{1}&apos;, but {2}.</source>
        <translation>Die URL-Zuordnung „{0}“ liegt im Projekt „{1}“, aber {2}.</translation>
    </message>
    <message>
        <source>Move both into one project.</source>
        <translation>Legen Sie beide in ein Projekt.</translation>
    </message>
    <message>
        <source>The endpoint &apos;{0}&apos; is no address with a port.</source>
        <translation>Der Endpunkt „{0}“ ist keine Adresse mit Port.</translation>
    </message>
    <message>
        <source>Write it as 127.0.0.1:9001 or [::1]:9001.</source>
        <translation>Schreiben Sie ihn als 127.0.0.1:9001 oder [::1]:9001.</translation>
    </message>
    <message>
        <source>The group &apos;{0}&apos; is listed twice; the second entry is ignored.</source>
        <translation>Die Gruppe „{0}“ ist zweimal aufgeführt; der zweite Eintrag wird ignoriert.</translation>
    </message>
    <message>
        <source>Remove one of the two entries.</source>
        <translation>Entfernen Sie einen der beiden Einträge.</translation>
    </message>
    <message>
        <source>{0} health checks are listed; a backend service has at most one, so the first is used.</source>
        <translation>Anzahl der aufgeführten Zustandsprüfungen: {0}. Ein Backend-Dienst hat höchstens eine; die erste wird verwendet.</translation>
    </message>
    <message>
        <source>Keep one.</source>
        <translation>Behalten Sie eine.</translation>
    </message>
    <message>
        <source>A health check is named, but the load balancer does not probe {0}; the cloud refuses it.</source>
        <translation>Eine Zustandsprüfung ist genannt, aber der Load Balancer prüft diese Art von Backends nicht ({0}); die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Remove healthChecks.</source>
        <translation>Entfernen Sie healthChecks.</translation>
    </message>
    <message>
        <source>The health check &apos;{0}&apos; is {1}, but the service &apos;{2}&apos; is {3}; regional load balancers are documented with regional ones.</source>
        <translation>Die Bereiche unterscheiden sich: Zustandsprüfung „{0}“: {1}; Dienst „{2}“: {3}. Für regionale Load Balancer sind regionale Zustandsprüfungen dokumentiert.</translation>
    </message>
    <message>
        <source>Use a health check of the same region.</source>
        <translation>Nehmen Sie eine Zustandsprüfung derselben Region.</translation>
    </message>
    <message>
        <source>No health check is named, so every endpoint counts as healthy here; the cloud insists on one.</source>
        <translation>Keine Zustandsprüfung ist genannt; hier gilt daher jeder Endpunkt als fehlerfrei. Die Cloud besteht auf einer.</translation>
    </message>
    <message>
        <source>Add healthChecks: [name of a health check].</source>
        <translation>Ergänzen Sie healthChecks: [Name einer Zustandsprüfung].</translation>
    </message>
    <message>
        <source>Requests go out as {0}, but the health check &apos;{1}&apos; probes with {2}: it may pass where requests fail, or fail on a redirect.</source>
        <translation>Anfragen gehen als {0} hinaus, aber die Zustandsprüfung „{1}“ prüft mit {2}: Sie kann gelingen, wo Anfragen scheitern, oder an einer Umleitung scheitern.</translation>
    </message>
    <message>
        <source>Probe with a {3} health check.</source>
        <translation>Prüfen Sie mit einer Zustandsprüfung der Art {3}.</translation>
    </message>
    <message>
        <source>The health check &apos;{0}&apos; is {1}, but the service &apos;{2}&apos; is {3}; the cloud refuses the mix.</source>
        <translation>Die Bereiche unterscheiden sich: Zustandsprüfung „{0}“: {1}; Dienst „{2}“: {3}. Die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Use a health check of the same scope.</source>
        <translation>Nehmen Sie eine Zustandsprüfung desselben Bereichs.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; ({1}) cannot stand beside &apos;{2}&apos; ({3}) in one backend service.</source>
        <translation>„{0}“ ({1}) kann nicht neben „{2}“ ({3}) in einem Backend-Dienst stehen.</translation>
    </message>
    <message>
        <source>Give each kind of group a backend service of its own.</source>
        <translation>Geben Sie jeder Art von Gruppe einen eigenen Backend-Dienst.</translation>
    </message>
    <message>
        <source>The project &apos;{1}&apos; has a backend service &apos;{0}&apos; as well; logs and metrics cannot tell the two apart.</source>
        <translation>Auch das Projekt „{1}“ hat einen Backend-Dienst „{0}“; Logs und Messwerte können die beiden nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Use names that are unique in the organisation.</source>
        <translation>Nehmen Sie Namen, die in der Organisation eindeutig sind.</translation>
    </message>
    <message>
        <source>No endpoint stands behind this backend service: requests for it are answered with 503.</source>
        <translation>Hinter diesem Backend-Dienst steht kein Endpunkt: Anfragen an ihn werden mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>Add networkEndpoints for its groups, or name endpoints or simulated backends under local.backends.</source>
        <translation>Ergänzen Sie networkEndpoints für seine Gruppen oder nennen Sie Endpunkte oder simulierte Backends unter local.backends.</translation>
    </message>
    <message>
        <source>{0} is not available in a {1} load balancer; the cloud refuses it.</source>
        <translation>{0} gibt es in einem Load Balancer der Art {1} nicht; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Remove it; these modes have it: {2}.</source>
        <translation>Entfernen Sie es; diese Modi haben es: {2}.</translation>
    </message>
    <message>
        <source>At most one {0} per region may stand behind a service (of the internet: one in all); here are &apos;{1}&apos; and &apos;{2}&apos;.</source>
        <translation>Hinter einem Dienst darf je Region höchstens eine Gruppe dieser Art stehen (aus dem Internet: eine insgesamt): {0}. Hier sind es „{1}“ und „{2}“.</translation>
    </message>
    <message>
        <source>Keep one; give the other a backend service of its own.</source>
        <translation>Behalten Sie eine; geben Sie der anderen einen eigenen Backend-Dienst.</translation>
    </message>
    <message>
        <source>{0} is meant for {1}; an Application Load Balancer cannot use it.</source>
        <translation>{0} ist nur hierfür gedacht: {1}. Ein Application Load Balancer kann es nicht verwenden.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Entfernen Sie es.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is in the project &apos;{1}&apos;, but the service is in &apos;{2}&apos;; the cloud wants both in one project.</source>
        <translation>„{0}“ liegt im Projekt „{1}“, der Dienst aber in „{2}“; die Cloud verlangt beide in einem Projekt.</translation>
    </message>
    <message>
        <source>Point it at a resource of the service&apos;s own project.</source>
        <translation>Verweisen Sie auf eine Ressource im Projekt des Dienstes.</translation>
    </message>
    <message>
        <source>{0} cannot be spoken with &apos;{2}&apos; ({1}); the cloud refuses it.</source>
        <translation>{0} lässt sich mit „{2}“ ({1}) nicht sprechen; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use HTTPS.</source>
        <translation>Nehmen Sie HTTPS.</translation>
    </message>
    <message>
        <source>The service stands behind a URL map, but its protocol is {0}; an Application Load Balancer speaks HTTP.</source>
        <translation>Der Dienst steht hinter einer URL-Zuordnung, aber sein Protokoll ist {0}; ein Application Load Balancer spricht HTTP.</translation>
    </message>
    <message>
        <source>Use HTTP, HTTPS, HTTP2 or H2C.</source>
        <translation>Nehmen Sie HTTP, HTTPS, HTTP2 oder H2C.</translation>
    </message>
    <message>
        <source>Requests go to port {2} of &apos;{1}&apos; as {0}, but that port usually speaks {3}.</source>
        <translation>Anfragen gehen als {0} an Port {2} von „{1}“, aber dieser Port spricht gewöhnlich {3}.</translation>
    </message>
    <message>
        <source>Check the port, or use the protocol {4}.</source>
        <translation>Prüfen Sie den Port oder nehmen Sie das Protokoll {4}.</translation>
    </message>
    <message>
        <source>awsV4Authentication signs requests to internet endpoints; this service has other groups.</source>
        <translation>awsV4Authentication signiert Anfragen an Internet-Endpunkte; dieser Dienst hat andere Gruppen.</translation>
    </message>
    <message>
        <source>Remove it, or use internet endpoint groups only.</source>
        <translation>Entfernen Sie es oder nehmen Sie nur Gruppen mit Internet-Endpunkten.</translation>
    </message>
    <message>
        <source>This entry of localityLbPolicies cannot be used: {0}.</source>
        <translation>Dieser Eintrag von localityLbPolicies lässt sich nicht verwenden: {0}.</translation>
    </message>
    <message>
        <source>Keep one policy per entry, and each policy once.</source>
        <translation>Behalten Sie eine Richtlinie je Eintrag und jede Richtlinie nur einmal.</translation>
    </message>
    <message>
        <source>localityLbPolicies decides, so localityLbPolicy {0} has no effect.</source>
        <translation>localityLbPolicies entscheidet; localityLbPolicy {0} hat daher keine Wirkung.</translation>
    </message>
    <message>
        <source>Keep one of the two.</source>
        <translation>Behalten Sie eines von beiden.</translation>
    </message>
    <message>
        <source>All backends are PREFERRED, so none is preferred to another.</source>
        <translation>Alle Backends sind PREFERRED; daher wird keines einem anderen vorgezogen.</translation>
    </message>
    <message>
        <source>Leave preference out, or keep it for the groups to fill first.</source>
        <translation>Lassen Sie preference weg oder behalten Sie es für die Gruppen, die zuerst gefüllt werden sollen.</translation>
    </message>
    <message>
        <source>UTILIZATION breaks session affinity {0} whenever a group&apos;s load changes.</source>
        <translation>UTILIZATION bricht die Sitzungsaffinität {0}, sobald sich die Last einer Gruppe ändert.</translation>
    </message>
    <message>
        <source>Use balancingMode RATE with maxRatePerInstance.</source>
        <translation>Nehmen Sie balancingMode RATE mit maxRatePerInstance.</translation>
    </message>
    <message>
        <source>CONNECTION counts connections, which an Application Load Balancer does not; the cloud refuses it.</source>
        <translation>CONNECTION zählt Verbindungen, ein Application Load Balancer tut das nicht; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use RATE with a maximum rate.</source>
        <translation>Nehmen Sie RATE mit einer Höchstrate.</translation>
    </message>
    <message>
        <source>IN_FLIGHT needs trafficDuration: LONG; the cloud refuses it.</source>
        <translation>IN_FLIGHT braucht trafficDuration: LONG; die Cloud lehnt es sonst ab.</translation>
    </message>
    <message>
        <source>Add trafficDuration: LONG.</source>
        <translation>Ergänzen Sie trafficDuration: LONG.</translation>
    </message>
    <message>
        <source>UTILIZATION measures the CPUs of instance groups, and &apos;{0}&apos; is an endpoint group; the cloud refuses it.</source>
        <translation>UTILIZATION misst die CPUs von Instanzgruppen, und „{0}“ ist eine Endpunktgruppe; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use RATE with maxRatePerEndpoint.</source>
        <translation>Nehmen Sie RATE mit maxRatePerEndpoint.</translation>
    </message>
    <message>
        <source>RATE counts HTTP requests, but the protocol is {0}; the cloud refuses it.</source>
        <translation>RATE zählt HTTP-Anfragen, aber das Protokoll ist {0}; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use CONNECTION with a maximum number of connections.</source>
        <translation>Nehmen Sie CONNECTION mit einer Höchstzahl von Verbindungen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is measured by {2} in &apos;{1}&apos; and by {3} here; the cloud wants the same mode everywhere.</source>
        <translation>„{0}“ wird in „{1}“ mit {2} gemessen und hier mit {3}; die Cloud verlangt überall denselben Modus.</translation>
    </message>
    <message>
        <source>Use the same balancingMode in both services.</source>
        <translation>Nehmen Sie in beiden Diensten denselben balancingMode.</translation>
    </message>
    <message>
        <source>{0} belongs to the cache key of backend services; &apos;{1}&apos; is a backend bucket.</source>
        <translation>{0} gehört zum Cache-Schlüssel von Backend-Diensten; „{1}“ ist ein Backend-Bucket.</translation>
    </message>
    <message>
        <source>Remove {0}; a bucket&apos;s key is the URL without scheme and host.</source>
        <translation>Entfernen Sie {0}; der Schlüssel eines Buckets ist die URL ohne Schema und Host.</translation>
    </message>
    <message>
        <source>Cloud CDN is switched off for the backend service &apos;{0}&apos;, so this cache policy has no effect on it.</source>
        <translation>Cloud CDN ist für den Backend-Dienst „{0}“ ausgeschaltet; diese Cache-Richtlinie hat dort keine Wirkung.</translation>
    </message>
    <message>
        <source>Set enableCDN: true on the backend service, or remove the policy.</source>
        <translation>Setzen Sie enableCDN: true am Backend-Dienst oder entfernen Sie die Richtlinie.</translation>
    </message>
    <message>
        <source>{0} is no status whose answers can be given a lifetime of their own.</source>
        <translation>{0} ist kein Status, dessen Antworten eine eigene Lebensdauer haben können.</translation>
    </message>
    <message>
        <source>Use 300, 301, 302, 307, 308, 404, 405, 410, 421, 451 or 501.</source>
        <translation>Nehmen Sie 300, 301, 302, 307, 308, 404, 405, 410, 421, 451 oder 501.</translation>
    </message>
    <message>
        <source>The status {0} already has a lifetime in negativeCachingPolicy[{1}].</source>
        <translation>Der Status {0} hat schon eine Lebensdauer in negativeCachingPolicy[{1}].</translation>
    </message>
    <message>
        <source>This cache policy says nothing; the cloud wants at least one property.</source>
        <translation>Diese Cache-Richtlinie sagt nichts; die Cloud verlangt mindestens eine Eigenschaft.</translation>
    </message>
    <message>
        <source>Add one, for example cacheMode: CACHE_ALL_STATIC, or remove the policy.</source>
        <translation>Ergänzen Sie eine, zum Beispiel cacheMode: CACHE_ALL_STATIC, oder entfernen Sie die Richtlinie.</translation>
    </message>
    <message>
        <source>The backend service &apos;{0}&apos; is behind IAP, whose answers must not be cached; the cloud refuses a cache policy there.</source>
        <translation>Der Backend-Dienst „{0}“ steht hinter IAP, dessen Antworten nicht in den Cache dürfen; die Cloud lehnt dort eine Cache-Richtlinie ab.</translation>
    </message>
    <message>
        <source>Remove the policy, or switch IAP off.</source>
        <translation>Entfernen Sie die Richtlinie oder schalten Sie IAP aus.</translation>
    </message>
    <message>
        <source>The lifetimes in negativeCachingPolicy have no effect as long as negativeCaching is not true.</source>
        <translation>Die Lebensdauern in negativeCachingPolicy haben keine Wirkung, solange negativeCaching nicht true ist.</translation>
    </message>
    <message>
        <source>Set negativeCaching: true.</source>
        <translation>Setzen Sie negativeCaching: true.</translation>
    </message>
    <message>
        <source>includedQueryParameters and excludedQueryParameters exclude each other.</source>
        <translation>includedQueryParameters und excludedQueryParameters schließen einander aus.</translation>
    </message>
    <message>
        <source>Keep one of the two lists.</source>
        <translation>Behalten Sie eine der beiden Listen.</translation>
    </message>
    <message>
        <source>defaultTtl is {0}, longer than maxTtl with {1}.</source>
        <translation>defaultTtl ist {0}, länger als maxTtl mit {1}.</translation>
    </message>
    <message>
        <source>Raise maxTtl or lower defaultTtl.</source>
        <translation>Erhöhen Sie maxTtl oder senken Sie defaultTtl.</translation>
    </message>
    <message>
        <source>{0} has no place beside cacheMode {1}, which decides without it.</source>
        <translation>{0} hat keinen Platz neben cacheMode {1}; dieser Modus entscheidet ohne diese Angabe.</translation>
    </message>
    <message>
        <source>Remove {0}, or choose another cacheMode.</source>
        <translation>Entfernen Sie {0} oder wählen Sie einen anderen cacheMode.</translation>
    </message>
    <message>
        <source>Every backend has capacityScaler 0, so the cloud sends no requests to this service.</source>
        <translation>Jedes Backend hat capacityScaler 0; die Cloud schickt daher keine Anfragen an diesen Dienst.</translation>
    </message>
    <message>
        <source>Give at least one backend a scaler between 0.1 and 1.</source>
        <translation>Geben Sie mindestens einem Backend einen Wert zwischen 0.1 und 1.</translation>
    </message>
    <message>
        <source>maxRate cannot be set for &apos;{0}&apos;, a regional instance group; the cloud refuses it.</source>
        <translation>maxRate lässt sich für „{0}“ nicht setzen, denn das ist eine regionale Instanzgruppe; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use maxRatePerInstance.</source>
        <translation>Nehmen Sie maxRatePerInstance.</translation>
    </message>
    <message>
        <source>The only backend has capacityScaler 0; the cloud refuses to drain the whole service this way.</source>
        <translation>Das einzige Backend hat capacityScaler 0; die Cloud lehnt es ab, den ganzen Dienst so zu leeren.</translation>
    </message>
    <message>
        <source>Use a value between 0.1 and 1.</source>
        <translation>Nehmen Sie einen Wert zwischen 0.1 und 1.</translation>
    </message>
    <message>
        <source>capacityScaler is {0}; the cloud accepts 0, or 0.1 to 1.</source>
        <translation>capacityScaler ist {0}; die Cloud nimmt 0 an oder 0.1 bis 1.</translation>
    </message>
    <message>
        <source>Choose a value in this range.</source>
        <translation>Wählen Sie einen Wert in diesem Bereich.</translation>
    </message>
    <message>
        <source>{0} and {1} are two targets for the same thing; the cloud wants one.</source>
        <translation>{0} und {1} sind zwei Zielwerte für dieselbe Sache; die Cloud verlangt einen.</translation>
    </message>
    <message>
        <source>{0} plays no part with balancingMode {1}.</source>
        <translation>{0} spielt bei balancingMode {1} keine Rolle.</translation>
    </message>
    <message>
        <source>Remove it, or use balancingMode {2}.</source>
        <translation>Entfernen Sie es oder nehmen Sie balancingMode {2}.</translation>
    </message>
    <message>
        <source>balancingMode {0} needs a target, and none is set; the cloud refuses it.</source>
        <translation>balancingMode {0} braucht einen Zielwert, und keiner ist gesetzt; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Add {1}.</source>
        <translation>Ergänzen Sie {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be set for &apos;{1}&apos;, which is {2}; the cloud refuses it.</source>
        <translation>{0} lässt sich für „{1}“ nicht setzen (Art der Gruppe: {2}); die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Remove it; per instance is for instance groups, per endpoint for zonal and hybrid endpoint groups.</source>
        <translation>Entfernen Sie es; Werte je Instanz sind für Instanzgruppen, Werte je Endpunkt für zonale und hybride Endpunktgruppen.</translation>
    </message>
    <message>
        <source>This entry names no further header to bypass the cache with: {0}.</source>
        <translation>Dieser Eintrag nennt keinen weiteren Header, mit dem der Cache umgangen wird: {0}.</translation>
    </message>
    <message>
        <source>Remove it, or write another header name.</source>
        <translation>Entfernen Sie ihn oder schreiben Sie einen anderen Header-Namen.</translation>
    </message>
    <message>
        <source>Answers with status {0} cannot have a cache time of their own.</source>
        <translation>Antworten mit dem Status {0} können keine eigene Cache-Zeit haben.</translation>
    </message>
    <message>
        <source>The status {0} has a cache time already.</source>
        <translation>Der Status {0} hat schon eine Cache-Zeit.</translation>
    </message>
    <message>
        <source>negativeCachingPolicy needs negativeCaching: true; the cloud refuses it.</source>
        <translation>negativeCachingPolicy braucht negativeCaching: true; die Cloud lehnt sie sonst ab.</translation>
    </message>
    <message>
        <source>Add negativeCaching: true.</source>
        <translation>Ergänzen Sie negativeCaching: true.</translation>
    </message>
    <message>
        <source>There is a cdnPolicy, but {0} is not set, so nothing is cached.</source>
        <translation>Es gibt eine cdnPolicy, aber {0} ist nicht gesetzt; daher kommt nichts in den Cache.</translation>
    </message>
    <message>
        <source>Add {0}: true, or remove cdnPolicy.</source>
        <translation>Ergänzen Sie {0}: true oder entfernen Sie cdnPolicy.</translation>
    </message>
    <message>
        <source>The query string is not part of the cache key, so a list of its parameters has no effect.</source>
        <translation>Der Abfragestring gehört nicht zum Cache-Schlüssel; eine Liste seiner Parameter hat daher keine Wirkung.</translation>
    </message>
    <message>
        <source>Add includeQueryString: true.</source>
        <translation>Ergänzen Sie includeQueryString: true.</translation>
    </message>
    <message>
        <source>queryStringWhitelist and queryStringBlacklist exclude each other.</source>
        <translation>queryStringWhitelist und queryStringBlacklist schließen einander aus.</translation>
    </message>
    <message>
        <source>{0} keys for signed URLs are listed; the cloud accepts {1}.</source>
        <translation>Anzahl der aufgeführten Schlüssel für signierte URLs: {0}. Die Cloud nimmt höchstens {1} an.</translation>
    </message>
    <message>
        <source>Remove the oldest ones.</source>
        <translation>Entfernen Sie die ältesten.</translation>
    </message>
    <message>
        <source>{0} cannot be set with cacheMode {1}; the cloud refuses it.</source>
        <translation>{0} lässt sich mit cacheMode {1} nicht setzen; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Remove it, or use another cacheMode.</source>
        <translation>Entfernen Sie es oder nehmen Sie einen anderen cacheMode.</translation>
    </message>
    <message>
        <source>{0} is {1} s, more than {2} with {3} s; the cloud refuses it.</source>
        <translation>{0} ist {1} s, mehr als {2} mit {3} s; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Lower {0} or raise {2}.</source>
        <translation>Senken Sie {0} oder erhöhen Sie {2}.</translation>
    </message>
    <message>
        <source>Cloud CDN and Identity-Aware Proxy exclude each other; the cloud refuses the service.</source>
        <translation>Cloud CDN und Identity-Aware Proxy schließen einander aus; die Cloud lehnt den Dienst ab.</translation>
    </message>
    <message>
        <source>Switch one of the two off.</source>
        <translation>Schalten Sie eines von beiden aus.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no domain name.</source>
        <translation>„{0}“ ist kein Domainname.</translation>
    </message>
    <message>
        <source>Write a name such as shop.example.com.</source>
        <translation>Schreiben Sie einen Namen wie shop.example.com.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is listed already.</source>
        <translation>„{0}“ ist schon aufgeführt.</translation>
    </message>
    <message>
        <source>A managed certificate is for no domain; the cloud wants 1 to 100.</source>
        <translation>Ein verwaltetes Zertifikat gilt für keine Domain; die Cloud verlangt 1 bis 100.</translation>
    </message>
    <message>
        <source>Add managed.domains.</source>
        <translation>Ergänzen Sie managed.domains.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has {1} bytes; the first domain becomes the common name, which has at most 64.</source>
        <translation>„{0}“ hat {1} Byte; die erste Domain wird zum Common Name, und der hat höchstens 64.</translation>
    </message>
    <message>
        <source>Put a shorter domain first.</source>
        <translation>Setzen Sie eine kürzere Domain an den Anfang.</translation>
    </message>
    <message>
        <source>A certificate {0} needs {1}; the cloud refuses it without.</source>
        <translation>Diesem Zertifikat ({0}) fehlt {1}; die Cloud lehnt es ohne diese Angabe ab.</translation>
    </message>
    <message>
        <source>The certificate&apos;s field holds a private key: what is meant to be public would show a secret.</source>
        <translation>Das Feld des Zertifikats enthält einen privaten Schlüssel: Was öffentlich sein soll, würde ein Geheimnis zeigen.</translation>
    </message>
    <message>
        <source>Remove the key from the text, and replace it if this file was shared.</source>
        <translation>Entfernen Sie den Schlüssel aus dem Text und ersetzen Sie ihn, falls diese Datei weitergegeben wurde.</translation>
    </message>
    <message>
        <source>DNS authorizations and a private CA exclude each other; the cloud refuses both.</source>
        <translation>DNS-Autorisierungen und eine private Zertifizierungsstelle schließen einander aus; die Cloud lehnt beides zusammen ab.</translation>
    </message>
    <message>
        <source>The type is {0}, but the data is of the other type; the cloud refuses the mix.</source>
        <translation>Der Typ ist {0}, aber die Daten gehören zum anderen Typ; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Correct the type, or remove what does not belong to it.</source>
        <translation>Korrigieren Sie den Typ oder entfernen Sie, was nicht dazu gehört.</translation>
    </message>
    <message>
        <source>Nothing proves the domain of &apos;{0}&apos;: the cloud wants a DNS authorization for &apos;{1}&apos;.</source>
        <translation>Nichts weist die Domain von „{0}“ nach: Die Cloud verlangt eine DNS-Autorisierung für „{1}“.</translation>
    </message>
    <message>
        <source>Add a dnsAuthorizations entry for &apos;{1}&apos; and name it in managed.dnsAuthorizations.</source>
        <translation>Ergänzen Sie einen Eintrag in dnsAuthorizations für „{1}“ und nennen Sie ihn in managed.dnsAuthorizations.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is for &apos;{1}&apos;. Certificates for names with capitals are shown to clients only if they come first.</source>
        <translation>„{0}“ gilt für „{1}“. Zertifikate für Namen mit Großbuchstaben werden Clients nur gezeigt, wenn sie an erster Stelle stehen.</translation>
    </message>
    <message>
        <source>Have it issued for the name in lower case, or move it to the first place.</source>
        <translation>Lassen Sie es für den Namen in Kleinbuchstaben ausstellen oder setzen Sie es an die erste Stelle.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: managed Compute certificates are for whole names; the cloud refuses wildcards.</source>
        <translation>„{0}“: Verwaltete Compute-Zertifikate gelten für ganze Namen; die Cloud lehnt Platzhalter ab.</translation>
    </message>
    <message>
        <source>List the names, or use a certificate of the Certificate Manager with a DNS authorization.</source>
        <translation>Führen Sie die Namen auf oder nehmen Sie ein Zertifikat des Certificate Manager mit einer DNS-Autorisierung.</translation>
    </message>
    <message>
        <source>No entry belongs to this certificate map, so its proxies have no certificate at all.</source>
        <translation>Zu dieser Zertifikatszuordnung gehört kein Eintrag; ihre Proxys haben daher gar kein Zertifikat.</translation>
    </message>
    <message>
        <source>Add certificateMapEntries whose full names begin with this map.</source>
        <translation>Ergänzen Sie certificateMapEntries, deren vollständige Namen mit dieser Zuordnung beginnen.</translation>
    </message>
    <message>
        <source>No entry of this map is PRIMARY, so clients that ask for other names, or for none, are turned away.</source>
        <translation>Kein Eintrag dieser Zuordnung ist PRIMARY; Clients, die nach anderen Namen oder nach keinem fragen, werden daher abgewiesen.</translation>
    </message>
    <message>
        <source>Add an entry with matcher: PRIMARY unless that is what you want.</source>
        <translation>Ergänzen Sie einen Eintrag mit matcher: PRIMARY, falls Sie nicht genau das wollen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has the scope {1}; certificate maps take certificates of the scope DEFAULT.</source>
        <translation>„{0}“ hat den Bereich {1}; Zertifikatszuordnungen nehmen Zertifikate des Bereichs DEFAULT an.</translation>
    </message>
    <message>
        <source>Use a certificate of the scope DEFAULT.</source>
        <translation>Nehmen Sie ein Zertifikat des Bereichs DEFAULT.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no hostname of an entry.</source>
        <translation>„{0}“ ist kein Hostname eines Eintrags.</translation>
    </message>
    <message>
        <source>Write a name such as shop.example.com in lower case, or *.example.com.</source>
        <translation>Schreiben Sie einen Namen wie shop.example.com in Kleinbuchstaben oder *.example.com.</translation>
    </message>
    <message>
        <source>This entry says neither for which hostname it is, nor that it is PRIMARY.</source>
        <translation>Dieser Eintrag sagt weder, für welchen Hostnamen er gilt, noch, dass er PRIMARY ist.</translation>
    </message>
    <message>
        <source>Add hostname, or matcher: PRIMARY.</source>
        <translation>Ergänzen Sie hostname oder matcher: PRIMARY.</translation>
    </message>
    <message>
        <source>{0} has an entry in the map &apos;{1}&apos; already: &apos;{2}&apos;.</source>
        <translation>{0} hat in der Zuordnung „{1}“ schon einen Eintrag: „{2}“.</translation>
    </message>
    <message>
        <source>Put up to four certificates into one entry.</source>
        <translation>Schreiben Sie bis zu vier Zertifikate in einen Eintrag.</translation>
    </message>
    <message>
        <source>The name &apos;{0}&apos; does not say to which certificate map the entry belongs.</source>
        <translation>Der Name „{0}“ sagt nicht, zu welcher Zertifikatszuordnung der Eintrag gehört.</translation>
    </message>
    <message>
        <source>Write the full name: projects/PROJECT/locations/global/certificateMaps/MAP/certificateMapEntries/{0}.</source>
        <translation>Schreiben Sie den vollständigen Namen: projects/PROJECT/locations/global/certificateMaps/MAP/certificateMapEntries/{0}.</translation>
    </message>
    <message>
        <source>There is no certificate map named &apos;{0}&apos;.</source>
        <translation>Es gibt keine Zertifikatszuordnung mit dem Namen „{0}“.</translation>
    </message>
    <message>
        <source>Add it to certificateMaps, or correct the name of the entry.</source>
        <translation>Ergänzen Sie sie in certificateMaps oder korrigieren Sie den Namen des Eintrags.</translation>
    </message>
    <message>
        <source>This entry names no certificate.</source>
        <translation>Dieser Eintrag nennt kein Zertifikat.</translation>
    </message>
    <message>
        <source>Add certificates with one to four.</source>
        <translation>Ergänzen Sie certificates mit einem bis vier Zertifikaten.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not for &apos;{1}&apos;, so browsers will not trust it.</source>
        <translation>„{0}“ gilt nicht für „{1}“; Browser werden ihm daher nicht vertrauen.</translation>
    </message>
    <message>
        <source>Use a certificate for the name.</source>
        <translation>Nehmen Sie ein Zertifikat für den Namen.</translation>
    </message>
    <message>
        <source>With one request per connection every request opens a new one to the backend, TLS handshake included.</source>
        <translation>Mit einer Anfrage je Verbindung öffnet jede Anfrage eine neue zum Backend, samt TLS-Handshake.</translation>
    </message>
    <message>
        <source>Remove it, unless the backend cannot keep connections.</source>
        <translation>Entfernen Sie es, außer das Backend kann Verbindungen nicht offen halten.</translation>
    </message>
    <message>
        <source>{0} is 0, so no request can pass.</source>
        <translation>{0} ist 0; daher kommt keine Anfrage durch.</translation>
    </message>
    <message>
        <source>Choose a number above 0, or remove the field.</source>
        <translation>Wählen Sie eine Zahl über 0 oder entfernen Sie das Feld.</translation>
    </message>
    <message>
        <source>localityLbPolicy {0} does not hash, so consistentHash has no effect.</source>
        <translation>localityLbPolicy {0} bildet keinen Hash; consistentHash hat daher keine Wirkung.</translation>
    </message>
    <message>
        <source>Use RING_HASH or MAGLEV, or remove consistentHash.</source>
        <translation>Nehmen Sie RING_HASH oder MAGLEV oder entfernen Sie consistentHash.</translation>
    </message>
    <message>
        <source>MAGLEV has a table of a fixed size; minimumRingSize only counts with RING_HASH.</source>
        <translation>MAGLEV hat eine Tabelle fester Größe; minimumRingSize zählt nur bei RING_HASH.</translation>
    </message>
    <message>
        <source>Remove it, or use RING_HASH.</source>
        <translation>Entfernen Sie es oder nehmen Sie RING_HASH.</translation>
    </message>
    <message>
        <source>Any site may send requests with its visitors&apos; cookies and read the answers: allowCredentials together with the origin *.</source>
        <translation>Jede Website darf Anfragen mit den Cookies ihrer Besucher senden und die Antworten lesen: allowCredentials zusammen mit dem Ursprung *.</translation>
    </message>
    <message>
        <source>List the origins you trust in allowOrigins, or remove allowCredentials.</source>
        <translation>Führen Sie die Ursprünge, denen Sie vertrauen, in allowOrigins auf oder entfernen Sie allowCredentials.</translation>
    </message>
    <message>
        <source>Browsers remember the answer to a preflight for at most 86400 s (Firefox) or 7200 s (Chromium), not for {0} s.</source>
        <translation>Browser merken sich die Antwort auf einen Preflight höchstens 86400 s (Firefox) oder 7200 s (Chromium), nicht {0} s.</translation>
    </message>
    <message>
        <source>Lower maxAge; a larger value changes nothing.</source>
        <translation>Senken Sie maxAge; ein größerer Wert ändert nichts.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; fits no request&apos;s method: {1}</source>
        <translation>„{0}“ passt zu keiner Methode einer Anfrage: {1}</translation>
    </message>
    <message>
        <source>Write methods in capitals, such as GET.</source>
        <translation>Schreiben Sie Methoden in Großbuchstaben, zum Beispiel GET.</translation>
    </message>
    <message>
        <source>This policy allows no origin, so browsers treat every site as if there were no policy.</source>
        <translation>Diese Richtlinie erlaubt keinen Ursprung; Browser behandeln daher jede Website, als gäbe es keine Richtlinie.</translation>
    </message>
    <message>
        <source>Add allowOrigins with the sites that may read the answers, or remove the policy.</source>
        <translation>Ergänzen Sie allowOrigins mit den Websites, die die Antworten lesen dürfen, oder entfernen Sie die Richtlinie.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; never equals the Origin a browser sends: {1}</source>
        <translation>„{0}“ ist nie gleich dem Origin, den ein Browser sendet: {1}</translation>
    </message>
    <message>
        <source>Write scheme, host and port only, for example https://shop.example.com.</source>
        <translation>Schreiben Sie nur Schema, Host und Port, zum Beispiel https://shop.example.com.</translation>
    </message>
    <message>
        <source>This rule takes only {0} requests; a browser asks with OPTIONS first, which goes to another rule and its policy.</source>
        <translation>Diese Regel nimmt nur Anfragen mit der Methode {0} an; ein Browser fragt zuerst mit OPTIONS, und das geht an eine andere Regel und deren Richtlinie.</translation>
    </message>
    <message>
        <source>Add an entry to matchRules whose :method is OPTIONS, or remove the condition on :method.</source>
        <translation>Ergänzen Sie in matchRules einen Eintrag mit :method gleich OPTIONS oder entfernen Sie die Bedingung für :method.</translation>
    </message>
    <message>
        <source>The braces of &apos;{0}&apos; are not those of variables: each { needs a name and a }.</source>
        <translation>Die Klammern von „{0}“ sind nicht die von Variablen: Jede { braucht einen Namen und eine }.</translation>
    </message>
    <message>
        <source>Write variables as {client_region}; other braces are not allowed.</source>
        <translation>Schreiben Sie Variablen als {client_region}; andere geschweifte Klammern sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no header: a name, a colon and a value are needed.</source>
        <translation>„{0}“ ist kein Header: Nötig sind ein Name, ein Doppelpunkt und ein Wert.</translation>
    </message>
    <message>
        <source>Write it as &quot;X-Name: value&quot;.</source>
        <translation>Schreiben Sie ihn als &quot;X-Name: value&quot;.</translation>
    </message>
    <message>
        <source>The security policy adds the header {0} as well; this one replaces it.</source>
        <translation>Die Sicherheitsrichtlinie fügt den Header {0} ebenfalls hinzu; dieser hier ersetzt ihn.</translation>
    </message>
    <message>
        <source>Use another name.</source>
        <translation>Nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The cloud does not let anybody set the header {0}: {1}</source>
        <translation>Die Cloud lässt den Header {0} von niemandem setzen: {1}</translation>
    </message>
    <message>
        <source>The headers of this list have {0} bytes together; the cloud accepts {1}.</source>
        <translation>Die Header dieser Liste haben zusammen {0} Byte; die Cloud nimmt höchstens {1} an.</translation>
    </message>
    <message>
        <source>Shorten or remove some.</source>
        <translation>Kürzen oder entfernen Sie einige.</translation>
    </message>
    <message>
        <source>A variable of &apos;{0}&apos; is always empty: no rule leads here through {1}.</source>
        <translation>Eine Variable von „{0}“ ist immer leer: keine Regel führt hierher über {1}.</translation>
    </message>
    <message>
        <source>Use an HTTPS proxy (with a serverTlsPolicy for client certificates), or remove the header.</source>
        <translation>Nehmen Sie einen HTTPS-Proxy (mit einer serverTlsPolicy für Client-Zertifikate) oder entfernen Sie den Header.</translation>
    </message>
    <message>
        <source>There is no variable &apos;{0}&apos;; the cloud refuses the header.</source>
        <translation>Es gibt keine Variable „{0}“; die Cloud lehnt den Header ab.</translation>
    </message>
    <message>
        <source>Did you mean {1}?</source>
        <translation>Meinten Sie {1}?</translation>
    </message>
    <message>
        <source>The metric &apos;{0}&apos; is listed twice.</source>
        <translation>Die Metrik „{0}“ ist zweimal aufgeführt.</translation>
    </message>
    <message>
        <source>This metric has no name.</source>
        <translation>Diese Metrik hat keinen Namen.</translation>
    </message>
    <message>
        <source>Add name, for example orca.named_metrics.queue.</source>
        <translation>Ergänzen Sie name, zum Beispiel orca.named_metrics.queue.</translation>
    </message>
    <message>
        <source>Backends cannot report a metric &apos;{0}&apos;.</source>
        <translation>Backends können keine Metrik „{0}“ melden.</translation>
    </message>
    <message>
        <source>Use orca.cpu_utilization, orca.application_utilization or orca.named_metrics.…</source>
        <translation>Nehmen Sie orca.cpu_utilization, orca.application_utilization oder orca.named_metrics.…</translation>
    </message>
    <message>
        <source>Endpoints are weighted by metrics only with WEIGHTED_ROUND_ROBIN; the policy here is {0}.</source>
        <translation>Endpunkte werden nur mit WEIGHTED_ROUND_ROBIN nach Metriken gewichtet; die Richtlinie hier ist {0}.</translation>
    </message>
    <message>
        <source>Use localityLbPolicy WEIGHTED_ROUND_ROBIN, or remove customMetrics.</source>
        <translation>Nehmen Sie localityLbPolicy WEIGHTED_ROUND_ROBIN oder entfernen Sie customMetrics.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: a DNS authorization is for a domain, and covers its wildcard anyway; the cloud refuses the wildcard itself.</source>
        <translation>„{0}“: Eine DNS-Autorisierung gilt für eine Domain und deckt deren Platzhalter ohnehin ab; den Platzhalter selbst lehnt die Cloud ab.</translation>
    </message>
    <message>
        <source>Write {1}.</source>
        <translation>Schreiben Sie {1}.</translation>
    </message>
    <message>
        <source>The alias &apos;*{0}&apos; stands inside the very value it refers to, so it would never end.</source>
        <translation>Der Alias „*{0}“ steht in genau dem Wert, auf den er verweist; er würde nie enden.</translation>
    </message>
    <message>
        <source>Write the value out instead of the alias.</source>
        <translation>Schreiben Sie den Wert aus, statt den Alias zu verwenden.</translation>
    </message>
    <message>
        <source>Written out, the aliases of this file stand for more than {1} values, so &apos;*{0}&apos; and further ones are left out.</source>
        <translation>Ausgeschrieben stehen die Aliasse dieser Datei für mehr als {1} Werte; daher entfallen „*{0}“ und weitere.</translation>
    </message>
    <message>
        <source>Write the values out, or share less.</source>
        <translation>Schreiben Sie die Werte aus oder teilen Sie weniger.</translation>
    </message>
    <message>
        <source>Written out, the aliases of this file stand for more than {1} MiB of text, so &apos;*{0}&apos; and further ones are left out.</source>
        <translation>Ausgeschrieben stehen die Aliasse dieser Datei für mehr als {1} MiB Text; daher entfallen „*{0}“ und weitere.</translation>
    </message>
    <message>
        <source>No anchor &apos;&amp;{0}&apos; stands before the alias &apos;*{0}&apos;.</source>
        <translation>Vor dem Alias „*{0}“ steht kein Anker „&amp;{0}“.</translation>
    </message>
    <message>
        <source>Add &amp;{0} to the value that is meant, or write the value out.</source>
        <translation>Setzen Sie &amp;{0} vor den gemeinten Wert oder schreiben Sie den Wert aus.</translation>
    </message>
    <message>
        <source>A value cannot begin with this character: {0}.</source>
        <translation>Ein Wert kann nicht mit diesem Zeichen beginnen: {0}.</translation>
    </message>
    <message>
        <source>Put the text in quotes; indent with spaces, not tabs.</source>
        <translation>Setzen Sie den Text in Anführungszeichen; rücken Sie mit Leerzeichen ein, nicht mit Tabs.</translation>
    </message>
    <message>
        <source>A colon after the key is missing: {0}.</source>
        <translation>Ein Doppelpunkt nach dem Schlüssel fehlt: {0}.</translation>
    </message>
    <message>
        <source>Write &apos;key: value&apos;, with a blank after the colon.</source>
        <translation>Schreiben Sie „key: value“ mit einem Leerzeichen nach dem Doppelpunkt.</translation>
    </message>
    <message>
        <source>A second &apos;key: value&apos; stands where only a value can be.</source>
        <translation>Ein zweites „key: value“ steht, wo nur ein Wert stehen kann.</translation>
    </message>
    <message>
        <source>Put it on a line of its own, or quote a text that contains &apos;: &apos;.</source>
        <translation>Setzen Sie es in eine eigene Zeile oder setzen Sie einen Text, der „: “ enthält, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>A comma or a closing bracket is missing before this place: {0}.</source>
        <translation>Vor dieser Stelle fehlt ein Komma oder eine schließende Klammer: {0}.</translation>
    </message>
    <message>
        <source>Add the comma, or close the bracket opened above.</source>
        <translation>Ergänzen Sie das Komma oder schließen Sie die weiter oben geöffnete Klammer.</translation>
    </message>
    <message>
        <source>The character {0} must not stand in a YAML file; it is probably not a text file, or damaged.</source>
        <translation>Das Zeichen {0} darf in einer YAML-Datei nicht stehen; wahrscheinlich ist sie keine Textdatei oder beschädigt.</translation>
    </message>
    <message>
        <source>Remove it, or write it as an escape in double quotes.</source>
        <translation>Entfernen Sie es oder schreiben Sie es als Escape-Sequenz in doppelten Anführungszeichen.</translation>
    </message>
    <message>
        <source>The file ends in the middle of a value: a bracket or quote is still open.</source>
        <translation>Die Datei endet mitten in einem Wert: Eine Klammer oder ein Anführungszeichen ist noch offen.</translation>
    </message>
    <message>
        <source>Close it, or restore the rest of the file; what stands before was loaded.</source>
        <translation>Schließen Sie den Wert oder stellen Sie den Rest der Datei wieder her; was davor steht, wurde geladen.</translation>
    </message>
    <message>
        <source>The key &apos;{0}&apos; stands already in line {1} of the same mapping; the last one counts.</source>
        <translation>Der Schlüssel „{0}“ steht schon in Zeile {1} desselben Mappings; der letzte zählt.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Entfernen Sie einen der beiden.</translation>
    </message>
    <message>
        <source>This is no escape that YAML or JSON know: {0}.</source>
        <translation>Das ist keine Escape-Sequenz, die YAML oder JSON kennen: {0}.</translation>
    </message>
    <message>
        <source>Write a backslash as \\, or use single quotes.</source>
        <translation>Schreiben Sie einen Backslash als \\ oder nehmen Sie einfache Anführungszeichen.</translation>
    </message>
    <message>
        <source>The indentation does not fit the lines above: {0}.</source>
        <translation>Die Einrückung passt nicht zu den Zeilen darüber: {0}.</translation>
    </message>
    <message>
        <source>Align the line with its siblings, using spaces.</source>
        <translation>Richten Sie die Zeile mit Leerzeichen an ihren Nachbarn aus.</translation>
    </message>
    <message>
        <source>This key is no plain text, so nothing can be known by it; it is kept and ignored.</source>
        <translation>Dieser Schlüssel ist kein einfacher Text und lässt sich daher keinem Namen zuordnen; er wird behalten und ignoriert.</translation>
    </message>
    <message>
        <source>Use a text as the key.</source>
        <translation>Nehmen Sie einen Text als Schlüssel.</translation>
    </message>
    <message>
        <source>Merge keys (&apos;&lt;&lt;&apos;) are not understood here, so these fields would be missing.</source>
        <translation>Merge-Schlüssel („&lt;&lt;“) werden hier nicht verstanden; diese Felder würden daher fehlen.</translation>
    </message>
    <message>
        <source>Write the fields out, or use an alias for the whole value.</source>
        <translation>Schreiben Sie die Felder aus oder nehmen Sie einen Alias für den ganzen Wert.</translation>
    </message>
    <message>
        <source>{0} must hold a list of resources.</source>
        <translation>{0} muss eine Liste von Ressourcen enthalten.</translation>
    </message>
    <message>
        <source>Begin every resource with &apos;- &apos;.</source>
        <translation>Beginnen Sie jede Ressource mit „- “.</translation>
    </message>
    <message>
        <source>{0} must hold keys with values.</source>
        <translation>{0} muss Schlüssel mit Werten enthalten.</translation>
    </message>
    <message>
        <source>Write the fields below it, one &apos;key: value&apos; per line.</source>
        <translation>Schreiben Sie die Felder darunter, ein „key: value“ je Zeile.</translation>
    </message>
    <message>
        <source>A workspace file holds collections such as urlMaps and backendServices; this one holds something else.</source>
        <translation>Eine Arbeitsdatei enthält Sammlungen wie urlMaps und backendServices; diese enthält etwas anderes.</translation>
    </message>
    <message>
        <source>Open a workspace file, or import this one.</source>
        <translation>Öffnen Sie eine Arbeitsdatei oder importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>The byte {0} is no UTF-8 text; the file has another encoding or is no text file.</source>
        <translation>Das Byte {0} ist kein UTF-8-Text; die Datei hat eine andere Kodierung oder ist keine Textdatei.</translation>
    </message>
    <message>
        <source>Save it as UTF-8; what stands before was loaded.</source>
        <translation>Speichern Sie sie als UTF-8; was davor steht, wurde geladen.</translation>
    </message>
    <message>
        <source>The file holds several YAML documents; only the first one, above this line, is the workspace.</source>
        <translation>Die Datei enthält mehrere YAML-Dokumente; nur das erste, über dieser Zeile, ist der Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Keep one document per file.</source>
        <translation>Behalten Sie ein Dokument je Datei.</translation>
    </message>
    <message>
        <source>This file holds a single resource, not a workspace.</source>
        <translation>Diese Datei enthält eine einzelne Ressource, keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Import it into a workspace, or put it below its collection, for example &apos;urlMaps:&apos; and &apos;- name: …&apos;.</source>
        <translation>Importieren Sie sie in einen Arbeitsbereich oder setzen Sie sie unter ihre Sammlung, zum Beispiel „urlMaps:“ und „- name: …“.</translation>
    </message>
    <message>
        <source>The text is no valid YAML from here on: {0}.</source>
        <translation>Der Text ist ab hier kein gültiges YAML: {0}.</translation>
    </message>
    <message>
        <source>Correct this line or the one above it; what stands before was loaded.</source>
        <translation>Korrigieren Sie diese Zeile oder die darüber; was davor steht, wurde geladen.</translation>
    </message>
    <message>
        <source>A tab stands where YAML wants spaces.</source>
        <translation>Ein Tab steht, wo YAML Leerzeichen verlangt.</translation>
    </message>
    <message>
        <source>Indent with spaces.</source>
        <translation>Rücken Sie mit Leerzeichen ein.</translation>
    </message>
    <message>
        <source>The tag &apos;{0}&apos; means nothing here; the value is read as it stands.</source>
        <translation>Das Tag „{0}“ bedeutet hier nichts; der Wert wird gelesen, wie er dasteht.</translation>
    </message>
    <message>
        <source>Remove the tag.</source>
        <translation>Entfernen Sie das Tag.</translation>
    </message>
    <message>
        <source>Values are nested more than {0} levels deep here.</source>
        <translation>Werte sind hier mehr als {0} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>Flatten the file; no load balancer needs so many levels.</source>
        <translation>Machen Sie die Datei flacher; kein Load Balancer braucht so viele Ebenen.</translation>
    </message>
    <message>
        <source>The file has {0} MiB; at most {1} MiB are read.</source>
        <translation>Die Datei hat {0} MiB; höchstens {1} MiB werden gelesen.</translation>
    </message>
    <message>
        <source>Split the configuration, or check that it is the right file.</source>
        <translation>Teilen Sie die Konfiguration auf oder prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>The file holds more than {0} values.</source>
        <translation>Die Datei enthält mehr als {0} Werte.</translation>
    </message>
    <message>
        <source>Split the configuration; what stands before was loaded.</source>
        <translation>Teilen Sie die Konfiguration auf; was davor steht, wurde geladen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no collection of resources, so it is kept but ignored{1}</source>
        <translation>„{0}“ ist keine Sammlung von Ressourcen und wird daher behalten, aber ignoriert{1}</translation>
    </message>
    <message>
        <source>Correct the name, or remove the key.</source>
        <translation>Korrigieren Sie den Namen oder entfernen Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>The file is UTF-16 text.</source>
        <translation>Die Datei ist UTF-16-Text.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Speichern Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no {1} address; the cloud refuses the endpoint.</source>
        <translation>„{0}“ ist keine {1}-Adresse; die Cloud lehnt den Endpunkt ab.</translation>
    </message>
    <message>
        <source>Write a literal such as 10.0.0.1 or fd00::1 into the field of its family.</source>
        <translation>Schreiben Sie ein Literal wie 10.0.0.1 oder fd00::1 in das Feld seiner Familie.</translation>
    </message>
    <message>
        <source>{0} cannot be reached over the internet; the cloud refuses it in an internet endpoint group.</source>
        <translation>{0} ist über das Internet nicht erreichbar; die Cloud lehnt diese Adresse in einer Gruppe mit Internet-Endpunkten ab.</translation>
    </message>
    <message>
        <source>Use a public address, or a zonal or hybrid group.</source>
        <translation>Nehmen Sie eine öffentliche Adresse oder eine zonale oder hybride Gruppe.</translation>
    </message>
    <message>
        <source>The group &apos;{1}&apos; has the endpoint {0} already.</source>
        <translation>Die Gruppe „{1}“ hat den Endpunkt {0} schon.</translation>
    </message>
    <message>
        <source>{0} does not belong to an endpoint of &apos;{1}&apos;, whose type is {2}.</source>
        <translation>{0} gehört nicht zu einem Endpunkt von „{1}“; der Typ dieser Gruppe ist {2}.</translation>
    </message>
    <message>
        <source>An endpoint of &apos;{1}&apos; ({2}) needs {0}; the cloud refuses it.</source>
        <translation>Ein Endpunkt von „{1}“ ({2}) braucht {0}; die Cloud lehnt ihn sonst ab.</translation>
    </message>
    <message>
        <source>Add {0}.</source>
        <translation>Ergänzen Sie {0}.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a {1} group: it has no endpoints of its own.</source>
        <translation>„{0}“ ist eine Gruppe der Art {1}: Sie hat keine eigenen Endpunkte.</translation>
    </message>
    <message>
        <source>Remove this endpoint; the group itself names its target.</source>
        <translation>Entfernen Sie diesen Endpunkt; die Gruppe selbst nennt ihr Ziel.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no code of errors{1}</source>
        <translation>„{0}“ ist kein Fehlercode{1}</translation>
    </message>
    <message>
        <source>Use 400 to 599, or 4xx or 5xx for all of a class.</source>
        <translation>Nehmen Sie 400 bis 599 oder 4xx oder 5xx für alle einer Klasse.</translation>
    </message>
    <message>
        <source>This rule names no status, so it fits no answer.</source>
        <translation>Diese Regel nennt keinen Status und passt daher zu keiner Antwort.</translation>
    </message>
    <message>
        <source>Add matchResponseCodes, for example [&quot;404&quot;] or [&quot;5xx&quot;].</source>
        <translation>Ergänzen Sie matchResponseCodes, zum Beispiel [&quot;404&quot;] oder [&quot;5xx&quot;].</translation>
    </message>
    <message>
        <source>{0} is already in errorResponseRules[{1}]; a policy may name each code once.</source>
        <translation>{0} steht schon in errorResponseRules[{1}]; eine Richtlinie darf jeden Code einmal nennen.</translation>
    </message>
    <message>
        <source>Remove it from one of the two rules.</source>
        <translation>Entfernen Sie es aus einer der beiden Regeln.</translation>
    </message>
    <message>
        <source>This rule has neither path nor overrideResponseCode, so answers stay as they are.</source>
        <translation>Diese Regel hat weder path noch overrideResponseCode; Antworten bleiben daher, wie sie sind.</translation>
    </message>
    <message>
        <source>Add path with an object of the bucket, or overrideResponseCode.</source>
        <translation>Ergänzen Sie path mit einem Objekt des Buckets oder overrideResponseCode.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no path of an object: {1}</source>
        <translation>„{0}“ ist kein Pfad eines Objekts: {1}</translation>
    </message>
    <message>
        <source>Begin with / and end with the object&apos;s name, for example /errors/404.html.</source>
        <translation>Beginnen Sie mit / und enden Sie mit dem Namen des Objekts, zum Beispiel /errors/404.html.</translation>
    </message>
    <message>
        <source>No errorService says in which backend bucket the pages are, neither here nor further out.</source>
        <translation>Kein errorService sagt, in welchem Backend-Bucket die Seiten liegen, weder hier noch weiter außen.</translation>
    </message>
    <message>
        <source>Add errorService with the name of a backend bucket.</source>
        <translation>Ergänzen Sie errorService mit dem Namen eines Backend-Buckets.</translation>
    </message>
    <message>
        <source>A call-out needs {0}; the cloud refuses it without.</source>
        <translation>Ein Call-out braucht {0}; die Cloud lehnt ihn ohne diese Angabe ab.</translation>
    </message>
    <message>
        <source>{0} belongs to call-outs; the cloud refuses it for a plugin.</source>
        <translation>{0} gehört zu Call-outs; die Cloud lehnt es für ein Plug-in ab.</translation>
    </message>
    <message>
        <source>Remove {0}.</source>
        <translation>Entfernen Sie {0}.</translation>
    </message>
    <message>
        <source>{0}: a route extension runs before there is a response; the cloud refuses it.</source>
        <translation>{0}: Eine Routenerweiterung läuft, bevor es eine Antwort gibt; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Remove it, or use a traffic extension.</source>
        <translation>Entfernen Sie es oder nehmen Sie eine Traffic-Erweiterung.</translation>
    </message>
    <message>
        <source>Nothing says at which events this traffic extension is called; the cloud refuses it.</source>
        <translation>Nichts sagt, bei welchen Ereignissen diese Traffic-Erweiterung aufgerufen wird; die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Add supportedEvents, for example [REQUEST_HEADERS].</source>
        <translation>Ergänzen Sie supportedEvents, zum Beispiel [REQUEST_HEADERS].</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is already a name in this list.</source>
        <translation>„{0}“ ist in dieser Liste schon ein Name.</translation>
    </message>
    <message>
        <source>Rename one of the two.</source>
        <translation>Benennen Sie eines von beiden um.</translation>
    </message>
    <message>
        <source>A chain of a route extension has exactly one extension; here are {0}.</source>
        <translation>Eine Kette einer Routenerweiterung hat genau eine Erweiterung; Anzahl hier: {0}.</translation>
    </message>
    <message>
        <source>Keep one; only traffic extensions have chains of up to three.</source>
        <translation>Behalten Sie eine; nur Traffic-Erweiterungen haben Ketten von bis zu drei.</translation>
    </message>
    <message>
        <source>The forwarding rule &apos;{0}&apos; has the {2} extension &apos;{1}&apos; already; the cloud allows one.</source>
        <translation>Die Weiterleitungsregel „{0}“ hat schon die Erweiterung „{1}“ der Art {2}; die Cloud erlaubt eine.</translation>
    </message>
    <message>
        <source>Put all chains into one extension.</source>
        <translation>Setzen Sie alle Ketten in eine Erweiterung.</translation>
    </message>
    <message>
        <source>The extension is for the scheme {2}, but the forwarding rule &apos;{0}&apos; has {1}; the cloud refuses the mix.</source>
        <translation>Die Erweiterung ist für das Schema {2}, aber die Weiterleitungsregel „{0}“ hat {1}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Give both the same loadBalancingScheme.</source>
        <translation>Geben Sie beiden dasselbe loadBalancingScheme.</translation>
    </message>
    <message>
        <source>Call-outs are gRPC, but the backend service &apos;{0}&apos; speaks {1}.</source>
        <translation>Call-outs sind gRPC, aber der Backend-Dienst „{0}“ spricht {1}.</translation>
    </message>
    <message>
        <source>Set its protocol to HTTP2 (with TLS) or H2C.</source>
        <translation>Setzen Sie sein Protokoll auf HTTP2 (mit TLS) oder H2C.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no time-out the cloud accepts: it lies between 10 and 10000 milliseconds.</source>
        <translation>„{0}“ ist kein Zeitlimit, das die Cloud annimmt: Es liegt zwischen 10 und 10000 Millisekunden.</translation>
    </message>
    <message>
        <source>Write for example 0.5s.</source>
        <translation>Schreiben Sie zum Beispiel 0.5s.</translation>
    </message>
    <message>
        <source>The {0} names no {1}, so nothing is injected.</source>
        <translation>{0} nennt kein Feld {1}; daher wird nichts eingespeist.</translation>
    </message>
    <message>
        <source>The {0} has no percentage above 0, so it hits no request.</source>
        <translation>{0} hat keinen Prozentsatz über 0 und trifft daher keine Anfrage.</translation>
    </message>
    <message>
        <source>Set percentage, up to 100.</source>
        <translation>Setzen Sie percentage, bis zu 100.</translation>
    </message>
    <message>
        <source>{0} does not cover injected faults: clients see each of them at once.</source>
        <translation>{0} erfasst keine eingespeisten Fehler: Clients sehen jeden davon sofort.</translation>
    </message>
    <message>
        <source>To test {0}, let a backend fail instead; simulated backends have an error rate.</source>
        <translation>Um {0} zu testen, lassen Sie stattdessen ein Backend ausfallen; simulierte Backends haben eine Fehlerrate.</translation>
    </message>
    <message>
        <source>{0} holds a chain of {1} certificates; the cloud accepts at most {2}.</source>
        <translation>{0} enthält eine Kette von {1} Zertifikaten; die Cloud nimmt höchstens {2} an.</translation>
    </message>
    <message>
        <source>Keep the certificate itself and its intermediates, and leave the root out.</source>
        <translation>Behalten Sie das Zertifikat selbst und seine Zwischenzertifikate und lassen Sie das Stammzertifikat weg.</translation>
    </message>
    <message>
        <source>{0} still works, but it is no longer recommended.</source>
        <translation>{0} funktioniert noch, wird aber nicht mehr empfohlen.</translation>
    </message>
    <message>
        <source>{1}</source>
        <translation>{1}</translation>
    </message>
    <message>
        <source>{0} exclude each other; the cloud refuses more than one of them.</source>
        <translation>Diese Felder schließen einander aus: {0}. Die Cloud lehnt mehr als eines davon ab.</translation>
    </message>
    <message>
        <source>{0}: &apos;{1}&apos; has a form that the cloud refuses.</source>
        <translation>{0}: „{1}“ hat eine Form, die die Cloud ablehnt.</translation>
    </message>
    <message>
        <source>Write {2}</source>
        <translation>Schreiben Sie {2}</translation>
    </message>
    <message>
        <source>&apos;{1}&apos; is no known value of {0}; {2}</source>
        <translation>„{1}“ ist kein bekannter Wert von {0}; {2}</translation>
    </message>
    <message>
        <source>Known values: {3}{4}</source>
        <translation>Bekannte Werte: {3}{4}</translation>
    </message>
    <message>
        <source>{0} is kept but not carried out here: traffic runs as if it were absent.</source>
        <translation>{0} wird behalten, aber hier nicht ausgeführt: Der Verkehr läuft, als wäre es nicht da.</translation>
    </message>
    <message>
        <source>In the cloud it means: {1}</source>
        <translation>In der Cloud bedeutet es: {1}</translation>
    </message>
    <message>
        <source>{0} is {1}; the cloud accepts only some numbers.</source>
        <translation>{0} ist {1}; die Cloud nimmt nur einige Zahlen an.</translation>
    </message>
    <message>
        <source>Choose one of {2}.</source>
        <translation>Wählen Sie eine davon: {2}.</translation>
    </message>
    <message>
        <source>{0} is {1}; it must lie between {2} and {3}.</source>
        <translation>{0} ist {1}; der Wert muss zwischen {2} und {3} liegen.</translation>
    </message>
    <message>
        <source>Written by the cloud and ignored on input: {0}.</source>
        <translation>Von der Cloud geschrieben und bei der Eingabe ignoriert: {0}.</translation>
    </message>
    <message>
        <source>Remove what is meant as a setting; in a file that keeps an export it does no harm.</source>
        <translation>Entfernen Sie, was als Einstellung gemeint ist; in einer Datei, die einen Export aufbewahrt, schadet es nicht.</translation>
    </message>
    <message>
        <source>{0} is true or false; &apos;{1}&apos; in quotes is a text. It is read as meant.</source>
        <translation>{0} ist true oder false; „{1}“ in Anführungszeichen ist ein Text. Es wird gelesen, wie es gemeint ist.</translation>
    </message>
    <message>
        <source>Remove the quotes.</source>
        <translation>Entfernen Sie die Anführungszeichen.</translation>
    </message>
    <message>
        <source>{0} is missing; the cloud refuses the resource without it.</source>
        <translation>{0} fehlt; die Cloud lehnt die Ressource ohne diese Angabe ab.</translation>
    </message>
    <message>
        <source>Add {0}: {1}</source>
        <translation>Ergänzen Sie {0}: {1}</translation>
    </message>
    <message>
        <source>{0} is a secret, and everybody who may read this file may read it.</source>
        <translation>{0} ist ein Geheimnis, und alle, die diese Datei lesen dürfen, können es lesen.</translation>
    </message>
    <message>
        <source>Move it to a file that only its owner may read, and name that file under local.secrets; replace the key if this one was shared.</source>
        <translation>Legen Sie es in einer Datei ab, die nur ihr Besitzer lesen darf, und nennen Sie diese Datei unter local.secrets; ersetzen Sie den Schlüssel, falls er weitergegeben wurde.</translation>
    </message>
    <message>
        <source>{0} has {1} characters; the cloud accepts at most {2}.</source>
        <translation>{0} hat {1} Zeichen; die Cloud nimmt höchstens {2} an.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie es.</translation>
    </message>
    <message>
        <source>{0} has {1} characters; the cloud wants at least {2}.</source>
        <translation>{0} hat {1} Zeichen; die Cloud verlangt mindestens {2}.</translation>
    </message>
    <message>
        <source>Write a longer text, or remove the field.</source>
        <translation>Schreiben Sie einen längeren Text oder entfernen Sie das Feld.</translation>
    </message>
    <message>
        <source>{1} has no field &apos;{0}&apos;, so it is kept but has no effect{2}</source>
        <translation>{1} hat kein Feld „{0}“; es wird daher behalten, hat aber keine Wirkung{2}</translation>
    </message>
    <message>
        <source>Correct the name, or remove the field.</source>
        <translation>Korrigieren Sie den Namen oder entfernen Sie das Feld.</translation>
    </message>
    <message>
        <source>{0} is a text; {1} without quotes is {2}. It is read as text.</source>
        <translation>{0} ist ein Text; {1} ohne Anführungszeichen ist {2}. Es wird als Text gelesen.</translation>
    </message>
    <message>
        <source>Quote it: &quot;{1}&quot;.</source>
        <translation>Setzen Sie es in Anführungszeichen: &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>{0}: {1} is not carried out here; {2}</source>
        <translation>{0}: {1} wird hier nicht ausgeführt; {2}</translation>
    </message>
    <message>
        <source>The rest of the configuration runs; in the cloud the value counts as written.</source>
        <translation>Der Rest der Konfiguration läuft; in der Cloud gilt der Wert, wie er geschrieben ist.</translation>
    </message>
    <message>
        <source>{0}: {1} is only a placeholder of the API; the cloud never accepts it.</source>
        <translation>{0}: {1} ist nur ein Platzhalter der API; die Cloud nimmt ihn nie an.</translation>
    </message>
    <message>
        <source>Remove it, or choose another value.</source>
        <translation>Entfernen Sie ihn oder wählen Sie einen anderen Wert.</translation>
    </message>
    <message>
        <source>Expected {0}, found {1}; the value is kept but cannot be used.</source>
        <translation>Erwartet: {0}, gefunden: {1}. Der Wert wird behalten, lässt sich aber nicht verwenden.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Korrigieren Sie den Wert.</translation>
    </message>
    <message>
        <source>The servers of this group see requests from {0}.</source>
        <translation>Die Server dieser Gruppe sehen Anfragen von: {0}.</translation>
    </message>
    <message>
        <source>Let these ranges through the servers&apos; own firewall.</source>
        <translation>Lassen Sie diese Adressbereiche durch die eigene Firewall der Server.</translation>
    </message>
    <message>
        <source>In the cloud, {0} must reach the backends in the network {2} at port {1}: requests or probes come from there, and a firewall that keeps them out makes backends unreachable or unhealthy.</source>
        <translation>In der Cloud müssen diese Adressen die Backends im Netzwerk {2} an Port {1} erreichen: {0}. Von dort kommen Anfragen oder Prüfungen, und eine Firewall, die sie aussperrt, macht Backends unerreichbar oder fehlerhaft.</translation>
    </message>
    <message>
        <source>{3}</source>
        <translation>{3}</translation>
    </message>
    <message>
        <source>{0} is already the address of the forwarding rule &apos;{1}&apos;.</source>
        <translation>{0} ist schon die Adresse der Weiterleitungsregel „{1}“.</translation>
    </message>
    <message>
        <source>Give one of the two rules another address or port.</source>
        <translation>Geben Sie einer der beiden Regeln eine andere Adresse oder einen anderen Port.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is neither an IP address nor the name of an address.</source>
        <translation>„{0}“ ist weder eine IP-Adresse noch der Name einer Adresse.</translation>
    </message>
    <message>
        <source>Write a literal such as 203.0.113.10, or point it at an entry of addresses.</source>
        <translation>Schreiben Sie ein Literal wie 203.0.113.10 oder verweisen Sie auf einen Eintrag von addresses.</translation>
    </message>
    <message>
        <source>{0} is the address of the internal rule &apos;{1}&apos; as well; the cloud lets internal rules share an address only if it is reserved for that.</source>
        <translation>{0} ist auch die Adresse der internen Regel „{1}“; die Cloud lässt interne Regeln eine Adresse nur teilen, wenn sie dafür reserviert ist.</translation>
    </message>
    <message>
        <source>Reserve it in addresses with purpose SHARED_LOADBALANCER_VIP.</source>
        <translation>Reservieren Sie sie in addresses mit purpose SHARED_LOADBALANCER_VIP.</translation>
    </message>
    <message>
        <source>{0} lies outside of {1}, the range of the subnetwork &apos;{2}&apos;.</source>
        <translation>{0} liegt außerhalb von {1}, dem Adressbereich des Subnetzwerks „{2}“.</translation>
    </message>
    <message>
        <source>Choose an address of the range, or leave IPAddress out to get one.</source>
        <translation>Wählen Sie eine Adresse aus dem Adressbereich oder lassen Sie IPAddress weg, um eine zu erhalten.</translation>
    </message>
    <message>
        <source>{0} is a private address; the cloud refuses it for an external rule.</source>
        <translation>{0} ist eine private Adresse; die Cloud lehnt sie für eine externe Regel ab.</translation>
    </message>
    <message>
        <source>Use a public address, or leave IPAddress out to get one.</source>
        <translation>Nehmen Sie eine öffentliche Adresse oder lassen Sie IPAddress weg, um eine zu erhalten.</translation>
    </message>
    <message>
        <source>The address &apos;{0}&apos; is in the {1} tier and the rule in the {2} tier; the cloud refuses the mix.</source>
        <translation>Die Adresse „{0}“ ist in der Stufe {1} und die Regel in der Stufe {2}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Give both the same networkTier.</source>
        <translation>Geben Sie beiden denselben Wert für networkTier.</translation>
    </message>
    <message>
        <source>The address &apos;{0}&apos; is {1}; the cloud refuses it for an {2} rule.</source>
        <translation>Die Art der Adresse „{0}“ ist {1}; die Cloud lehnt sie für eine Regel dieser Art ab: {2}.</translation>
    </message>
    <message>
        <source>Use an address of the right addressType.</source>
        <translation>Nehmen Sie eine Adresse mit dem richtigen addressType.</translation>
    </message>
    <message>
        <source>{0} is for {1}; the cloud refuses it in a rule that leads to a target proxy.</source>
        <translation>{0} ist nur hierfür gedacht: {1}. Die Cloud lehnt es in einer Regel ab, die zu einem Zielproxy führt.</translation>
    </message>
    <message>
        <source>Remove {0}; a proxy&apos;s port stands in portRange.</source>
        <translation>Entfernen Sie {0}; der Port eines Proxys steht in portRange.</translation>
    </message>
    <message>
        <source>Clients of all regions reach a cross-region load balancer anyway, so allowGlobalAccess changes nothing.</source>
        <translation>Clients aller Regionen erreichen einen regionenübergreifenden Load Balancer ohnehin; allowGlobalAccess ändert daher nichts.</translation>
    </message>
    <message>
        <source>Remove allowGlobalAccess.</source>
        <translation>Entfernen Sie allowGlobalAccess.</translation>
    </message>
    <message>
        <source>ipVersion is {0}, but the address is {1}; the cloud refuses the mix.</source>
        <translation>ipVersion ist {0}, aber die Adresse ist {1}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Correct ipVersion, or remove it: the address says it all.</source>
        <translation>Korrigieren Sie ipVersion oder entfernen Sie es: Die Adresse sagt alles.</translation>
    </message>
    <message>
        <source>IPv6 addresses are documented for global external and classic load balancers of the PREMIUM tier, not {0}.</source>
        <translation>IPv6-Adressen sind für globale externe und klassische Load Balancer der Stufe PREMIUM dokumentiert, hierfür nicht: {0}.</translation>
    </message>
    <message>
        <source>Use an IPv4 address here.</source>
        <translation>Nehmen Sie hier eine IPv4-Adresse.</translation>
    </message>
    <message>
        <source>A {1} rule lies outside of every network, so {0} has no effect.</source>
        <translation>Eine Regel der Art {1} liegt außerhalb aller Netzwerke; {0} hat daher keine Wirkung.</translation>
    </message>
    <message>
        <source>This rule does not listen here: {0}</source>
        <translation>Diese Regel lauscht hier nicht: {0}</translation>
    </message>
    <message>
        <source>The other forwarding rules run; nothing is lost in the file.</source>
        <translation>Die anderen Weiterleitungsregeln laufen; in der Datei geht nichts verloren.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no port: a proxy&apos;s forwarding rule has exactly one, 1–65535.</source>
        <translation>„{0}“ ist kein Port: Die Weiterleitungsregel eines Proxys hat genau einen, 1–65535.</translation>
    </message>
    <message>
        <source>Write portRange: &quot;80&quot;.</source>
        <translation>Schreiben Sie portRange: &quot;80&quot;.</translation>
    </message>
    <message>
        <source>No port is given, so this rule cannot listen.</source>
        <translation>Kein Port ist angegeben; diese Regel kann daher nicht lauschen.</translation>
    </message>
    <message>
        <source>Add portRange: &quot;80&quot;.</source>
        <translation>Ergänzen Sie portRange: &quot;80&quot;.</translation>
    </message>
    <message>
        <source>This rule speaks {0} at port {1}, where clients expect the other scheme.</source>
        <translation>Diese Regel spricht {0} an Port {1}, wo Clients das andere Schema erwarten.</translation>
    </message>
    <message>
        <source>Use 80 for HTTP and 443 for HTTPS, unless the clients know better.</source>
        <translation>Nehmen Sie 80 für HTTP und 443 für HTTPS, außer die Clients wissen es besser.</translation>
    </message>
    <message>
        <source>A classic load balancer is global in the PREMIUM tier; the cloud refuses a regional rule in it.</source>
        <translation>Ein klassischer Load Balancer ist in der Stufe PREMIUM global; die Cloud lehnt eine regionale Regel darin ab.</translation>
    </message>
    <message>
        <source>Use STANDARD, make the rule global, or use the scheme EXTERNAL_MANAGED for a regional load balancer.</source>
        <translation>Nehmen Sie STANDARD, machen Sie die Regel global oder nehmen Sie das Schema EXTERNAL_MANAGED für einen regionalen Load Balancer.</translation>
    </message>
    <message>
        <source>A rule that leads to a target proxy speaks TCP; the cloud refuses {0}.</source>
        <translation>Eine Regel, die zu einem Zielproxy führt, spricht TCP; die Cloud lehnt {0} ab.</translation>
    </message>
    <message>
        <source>Write TCP; HTTP/3 needs no rule of its own.</source>
        <translation>Schreiben Sie TCP; HTTP/3 braucht keine eigene Regel.</translation>
    </message>
    <message>
        <source>{0} is reached at {1} on this machine.</source>
        <translation>{0} ist auf diesem Rechner unter {1} erreichbar.</translation>
    </message>
    <message>
        <source>To choose the local address yourself, add an entry to local.listeners.</source>
        <translation>Um die lokale Adresse selbst zu wählen, ergänzen Sie einen Eintrag in local.listeners.</translation>
    </message>
    <message>
        <source>The local address {0} is wanted by &apos;{1}&apos; as well.</source>
        <translation>Die lokale Adresse {0} wird auch von „{1}“ verlangt.</translation>
    </message>
    <message>
        <source>Choose another port under local.</source>
        <translation>Wählen Sie einen anderen Port unter local.</translation>
    </message>
    <message>
        <source>No local port is left between {0} and 65535 for this rule.</source>
        <translation>Zwischen {0} und 65535 ist für diese Regel kein lokaler Port mehr frei.</translation>
    </message>
    <message>
        <source>Give it an entry in local.listeners with a port of its own.</source>
        <translation>Geben Sie ihr einen Eintrag in local.listeners mit einem eigenen Port.</translation>
    </message>
    <message>
        <source>The STANDARD tier belongs to regional and classic load balancers; the cloud refuses it for this rule.</source>
        <translation>Die Stufe STANDARD gehört zu regionalen und klassischen Load Balancern; die Cloud lehnt sie für diese Regel ab.</translation>
    </message>
    <message>
        <source>Use PREMIUM, or make the load balancer regional.</source>
        <translation>Nehmen Sie PREMIUM oder machen Sie den Load Balancer regional.</translation>
    </message>
    <message>
        <source>In the STANDARD tier a classic load balancer stands in one region; the cloud refuses a global rule in it.</source>
        <translation>In der Stufe STANDARD steht ein klassischer Load Balancer in einer Region; die Cloud lehnt eine globale Regel darin ab.</translation>
    </message>
    <message>
        <source>Use PREMIUM, or make the rule regional.</source>
        <translation>Nehmen Sie PREMIUM oder machen Sie die Regel regional.</translation>
    </message>
    <message>
        <source>Internal load balancers have no network tier to choose; the cloud refuses STANDARD here.</source>
        <translation>Interne Load Balancer haben keine Netzwerkstufe zur Wahl; die Cloud lehnt STANDARD hier ab.</translation>
    </message>
    <message>
        <source>The subnetwork &apos;{0}&apos; belongs to the network {1}, but the rule to {2}; the cloud refuses the mix.</source>
        <translation>Das Subnetzwerk „{0}“ gehört zum Netzwerk {1}, die Regel aber zu {2}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Name a subnetwork of the rule&apos;s network.</source>
        <translation>Nennen Sie ein Subnetzwerk im Netzwerk der Regel.</translation>
    </message>
    <message>
        <source>A cross-region rule is global, and nothing says in which region its address is to be.</source>
        <translation>Eine regionenübergreifende Regel ist global, und nichts sagt, in welcher Region ihre Adresse liegen soll.</translation>
    </message>
    <message>
        <source>Add subnetwork with a subnetwork of the region, or name a reserved address.</source>
        <translation>Ergänzen Sie subnetwork mit einem Subnetzwerk der Region oder nennen Sie eine reservierte Adresse.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a proxy-only subnetwork; it carries the proxies, and no rule can have its address there.</source>
        <translation>„{0}“ ist ein Nur-Proxy-Subnetzwerk; es trägt die Proxys, und keine Regel kann ihre Adresse dort haben.</translation>
    </message>
    <message>
        <source>Name an ordinary subnetwork of the region.</source>
        <translation>Nennen Sie ein gewöhnliches Subnetzwerk der Region.</translation>
    </message>
    <message>
        <source>{0} endpoint(s) of &apos;{1}&apos; have no {2} address, so with {3} the cloud sends them nothing.</source>
        <translation>Anzahl der Endpunkte von „{1}“ ohne {2}-Adresse: {0}. Mit {3} schickt die Cloud ihnen nichts.</translation>
    </message>
    <message>
        <source>Use ipAddressSelectionPolicy PREFER_IPV6, or add the addresses.</source>
        <translation>Nehmen Sie ipAddressSelectionPolicy PREFER_IPV6 oder ergänzen Sie die Adressen.</translation>
    </message>
    <message>
        <source>A group of type {0} has no default port; the cloud refuses it.</source>
        <translation>Eine Gruppe vom Typ {0} hat keinen Standardport; die Cloud lehnt ihn ab.</translation>
    </message>
    <message>
        <source>Remove defaultPort.</source>
        <translation>Entfernen Sie defaultPort.</translation>
    </message>
    <message>
        <source>This group has no stand-in: its endpoints are dialled as they stand in the file ({0}, first {1}).</source>
        <translation>Diese Gruppe hat keine Vertretung: Ihre Endpunkte werden angesprochen, wie sie in der Datei stehen ({0}, zuerst {1}).</translation>
    </message>
    <message>
        <source>To keep traffic on this machine, name stand-ins for the group under local.backends.</source>
        <translation>Damit der Verkehr auf diesem Rechner bleibt, nennen Sie unter local.backends Vertretungen für die Gruppe.</translation>
    </message>
    <message>
        <source>This endpoint of &apos;{0}&apos; has no {1}, so it gets no traffic here.</source>
        <translation>Diesem Endpunkt von „{0}“ fehlt etwas: {1}. Er erhält daher hier keinen Verkehr.</translation>
    </message>
    <message>
        <source>Add it, or name a stand-in for the group under local.backends.</source>
        <translation>Ergänzen Sie das Fehlende oder nennen Sie unter local.backends eine Vertretung für die Gruppe.</translation>
    </message>
    <message>
        <source>The instance group &apos;{0}&apos; has no named port &apos;{1}&apos;, so its instances get no traffic.</source>
        <translation>Die Instanzgruppe „{0}“ hat keinen benannten Port „{1}“; ihre Instanzen erhalten daher keinen Verkehr.</translation>
    </message>
    <message>
        <source>Add it to namedPorts, or name stand-ins for the group under local.backends.</source>
        <translation>Ergänzen Sie ihn in namedPorts oder nennen Sie unter local.backends Vertretungen für die Gruppe.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has no named port &apos;{1}&apos;, so in the cloud its instances would get no traffic.</source>
        <translation>„{0}“ hat keinen benannten Port „{1}“; in der Cloud erhielten die Instanzen daher keinen Verkehr.</translation>
    </message>
    <message>
        <source>Add it to namedPorts of the group, or set portName.</source>
        <translation>Ergänzen Sie ihn in namedPorts der Gruppe oder setzen Sie portName.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is {1}, which a {2} load balancer cannot use.</source>
        <translation>Die Gruppe „{0}“ ist von dieser Art: {1}. Ein Load Balancer der Art {2} kann sie nicht verwenden.</translation>
    </message>
    <message>
        <source>Use another kind of group, or another mode.</source>
        <translation>Nehmen Sie eine andere Art von Gruppe oder einen anderen Modus.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is in the network &apos;{1}&apos;, but the rule &apos;{2}&apos; in &apos;{3}&apos;: requests only arrive when the two are connected.</source>
        <translation>„{0}“ liegt im Netzwerk „{1}“, die Regel „{2}“ aber in „{3}“: Anfragen kommen nur an, wenn die beiden verbunden sind.</translation>
    </message>
    <message>
        <source>Connect them by peering, VPN or a Network Connectivity Center hub, or use one network.</source>
        <translation>Verbinden Sie sie durch Peering, VPN oder einen Hub des Network Connectivity Center oder nehmen Sie ein einziges Netzwerk.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is {1}, but the service &apos;{2}&apos; is {3}; the cloud refuses the mix.</source>
        <translation>Die Bereiche passen nicht zusammen: Gruppe „{0}“: {1}; Dienst „{2}“: {3}. Die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Use a group that fits the service&apos;s scope.</source>
        <translation>Nehmen Sie eine Gruppe, die zum Bereich des Dienstes passt.</translation>
    </message>
    <message>
        <source>A PRIVATE_SERVICE_CONNECT group needs pscTargetService.</source>
        <translation>Eine Gruppe vom Typ PRIVATE_SERVICE_CONNECT braucht pscTargetService.</translation>
    </message>
    <message>
        <source>Add the service attachment or the Google API it leads to.</source>
        <translation>Ergänzen Sie den Dienstanhang oder die Google-API, zu der sie führt.</translation>
    </message>
    <message>
        <source>{0} belongs into {1}, but this one is {2}; the cloud refuses it.</source>
        <translation>Der Bereich passt nicht zum Typ {0}. Verlangt: {1}; hier: {2}. Die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Add zone or region, or remove the one that is written.</source>
        <translation>Ergänzen Sie zone oder region oder entfernen Sie die Angabe, die dasteht.</translation>
    </message>
    <message>
        <source>It is not clear where this serverless group leads: {0}.</source>
        <translation>Es ist nicht klar, wohin diese serverlose Gruppe führt: {0}.</translation>
    </message>
    <message>
        <source>Keep one target.</source>
        <translation>Behalten Sie ein Ziel.</translation>
    </message>
    <message>
        <source>{0} does not belong to a group of type {1}.</source>
        <translation>{0} gehört nicht zu einer Gruppe vom Typ {1}.</translation>
    </message>
    <message>
        <source>Remove it, or change networkEndpointType.</source>
        <translation>Entfernen Sie es oder ändern Sie networkEndpointType.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; cannot be reached: the rule &apos;{1}&apos; has the STANDARD tier, which only leads to instance groups and zonal endpoints in {2}.</source>
        <translation>„{0}“ ist nicht erreichbar: Die Regel „{1}“ hat die Stufe STANDARD, und die führt nur zu Instanzgruppen und zonalen Endpunkten dieser Region: {2}.</translation>
    </message>
    <message>
        <source>Use the PREMIUM tier, or a group of that region.</source>
        <translation>Nehmen Sie die Stufe PREMIUM oder eine Gruppe dieser Region.</translation>
    </message>
    <message>
        <source>The group has {0} endpoints; the cloud accepts {1}.</source>
        <translation>Anzahl der Endpunkte der Gruppe: {0}. Die Cloud nimmt höchstens {1} an.</translation>
    </message>
    <message>
        <source>Spread them over several groups.</source>
        <translation>Verteilen Sie sie auf mehrere Gruppen.</translation>
    </message>
    <message>
        <source>haPolicy excludes {0}; the cloud refuses both together.</source>
        <translation>haPolicy schließt {0} aus; die Cloud lehnt beides zusammen ab.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no name of a header: {1}</source>
        <translation>„{0}“ ist kein Name eines Headers: {1}</translation>
    </message>
    <message>
        <source>Use letters, digits and hyphens.</source>
        <translation>Nehmen Sie Buchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>The braces of &apos;{0}&apos; do not fit together; they stand only around the name of a variable.</source>
        <translation>Die Klammern von „{0}“ passen nicht zusammen; sie stehen nur um den Namen einer Variablen.</translation>
    </message>
    <message>
        <source>Write variables as {client_region}, without braces inside.</source>
        <translation>Schreiben Sie Variablen als {client_region}, ohne Klammern darin.</translation>
    </message>
    <message>
        <source>A client can send {0} itself: without replace: true the variable&apos;s value is only appended to what came in.</source>
        <translation>Ein Client kann {0} selbst senden: Ohne replace: true wird der Wert der Variablen nur an das Empfangene angehängt.</translation>
    </message>
    <message>
        <source>Add replace: true, unless you want both values.</source>
        <translation>Ergänzen Sie replace: true, außer Sie wollen beide Werte.</translation>
    </message>
    <message>
        <source>This entry names no header.</source>
        <translation>Dieser Eintrag nennt keinen Header.</translation>
    </message>
    <message>
        <source>Add headerName.</source>
        <translation>Ergänzen Sie headerName.</translation>
    </message>
    <message>
        <source>The cloud refuses to set {0}: {1}</source>
        <translation>Die Cloud lehnt es ab, „{0}“ zu setzen: {1}</translation>
    </message>
    <message>
        <source>Choose another name, or remove the entry.</source>
        <translation>Wählen Sie einen anderen Namen oder entfernen Sie den Eintrag.</translation>
    </message>
    <message>
        <source>The value of {0} holds {1}, which no header can carry.</source>
        <translation>Der Wert von „{0}“ enthält {1}; das kann kein Header übertragen.</translation>
    </message>
    <message>
        <source>Remove the character.</source>
        <translation>Entfernen Sie das Zeichen.</translation>
    </message>
    <message>
        <source>There is no variable &apos;{0}&apos;{1}</source>
        <translation>Es gibt keine Variable „{0}“{1}</translation>
    </message>
    <message>
        <source>Correct the name, or remove the braces.</source>
        <translation>Berichtigen Sie den Namen oder entfernen Sie die Klammern.</translation>
    </message>
    <message>
        <source>A regional external load balancer cannot probe hybrid endpoints by gRPC, as &apos;{0}&apos; does.</source>
        <translation>Ein regionaler externer Load Balancer kann hybride Endpunkte nicht mit gRPC prüfen, wie es „{0}“ tut.</translation>
    </message>
    <message>
        <source>Use an HTTP, HTTP2 or TCP health check.</source>
        <translation>Nehmen Sie eine Zustandsprüfung mit HTTP, HTTP2 oder TCP.</translation>
    </message>
    <message>
        <source>A {0} health check has no default port, and none is given; the cloud refuses it.</source>
        <translation>Eine Zustandsprüfung vom Typ {0} hat keinen Standardport, und es ist keiner angegeben; die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Add port, or portSpecification: USE_SERVING_PORT.</source>
        <translation>Fügen Sie port oder portSpecification: USE_SERVING_PORT hinzu.</translation>
    </message>
    <message>
        <source>{0} is not supported; the cloud refuses it.</source>
        <translation>{0} wird nicht unterstützt; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use portSpecification: USE_SERVING_PORT, or a fixed port.</source>
        <translation>Nehmen Sie portSpecification: USE_SERVING_PORT oder einen festen Port.</translation>
    </message>
    <message>
        <source>{0} holds characters beyond ASCII; the cloud refuses it.</source>
        <translation>{0} enthält Zeichen außerhalb von ASCII; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use ASCII only.</source>
        <translation>Verwenden Sie nur ASCII.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no path; it begins with /.</source>
        <translation>„{0}“ ist kein Pfad; ein Pfad beginnt mit /.</translation>
    </message>
    <message>
        <source>Write it with a leading /.</source>
        <translation>Schreiben Sie ihn mit einem / am Anfang.</translation>
    </message>
    <message>
        <source>Probes go to the default port {0}, but the endpoints of &apos;{1}&apos; serve at {2}.</source>
        <translation>Prüfungen gehen an den Standardport {0}, aber die Endpunkte von „{1}“ bedienen Anfragen an: {2}.</translation>
    </message>
    <message>
        <source>Use portSpecification: USE_SERVING_PORT, or write port.</source>
        <translation>Nehmen Sie portSpecification: USE_SERVING_PORT oder geben Sie port an.</translation>
    </message>
    <message>
        <source>USE_SERVING_PORT and port {0} contradict each other; the cloud refuses both together.</source>
        <translation>USE_SERVING_PORT und der Port {0} widersprechen sich; die Cloud lehnt beides zusammen ab.</translation>
    </message>
    <message>
        <source>Remove port, or use USE_FIXED_PORT.</source>
        <translation>Entfernen Sie port oder nehmen Sie USE_FIXED_PORT.</translation>
    </message>
    <message>
        <source>Probes begin with a PROXY line, but requests of an Application Load Balancer never do: a server that insists on one fails them.</source>
        <translation>Prüfungen beginnen mit einer PROXY-Zeile, Anfragen eines Application Load Balancers aber nie: Ein Server, der auf einer besteht, lässt sie scheitern.</translation>
    </message>
    <message>
        <source>Remove proxyHeader unless the server takes both.</source>
        <translation>Entfernen Sie proxyHeader, falls der Server nicht beides annimmt.</translation>
    </message>
    <message>
        <source>A {0} health check needs {1}, which is missing; the cloud refuses it.</source>
        <translation>Eine Zustandsprüfung vom Typ {0} braucht {1}, und das fehlt; die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>sourceRegions cannot be used like this: {0}.</source>
        <translation>sourceRegions lässt sich so nicht verwenden: {0}.</translation>
    </message>
    <message>
        <source>Change it, or remove sourceRegions.</source>
        <translation>Ändern oder entfernen Sie sourceRegions.</translation>
    </message>
    <message>
        <source>The health check &apos;{0}&apos; has sourceRegions; backend services cannot use such a one.</source>
        <translation>Die Zustandsprüfung „{0}“ hat sourceRegions; Backend-Dienste können eine solche nicht verwenden.</translation>
    </message>
    <message>
        <source>Use a health check without sourceRegions.</source>
        <translation>Nehmen Sie eine Zustandsprüfung ohne sourceRegions.</translation>
    </message>
    <message>
        <source>Probes go to port {0}, but the stand-ins of &apos;{1}&apos; listen at {2}, so they count as unhealthy here.</source>
        <translation>Prüfungen gehen an den Port {0}, aber die Vertretungen von „{1}“ lauschen an: {2}; deshalb gelten sie hier als nicht gesund.</translation>
    </message>
    <message>
        <source>Use portSpecification: USE_SERVING_PORT.</source>
        <translation>Nehmen Sie portSpecification: USE_SERVING_PORT.</translation>
    </message>
    <message>
        <source>timeoutSec {0} is longer than checkIntervalSec {1}; the cloud refuses that, here {1} s counts.</source>
        <translation>timeoutSec {0} ist länger als checkIntervalSec {1}; die Cloud lehnt das ab, hier gelten {1} s.</translation>
    </message>
    <message>
        <source>Lower timeoutSec or raise checkIntervalSec.</source>
        <translation>Senken Sie timeoutSec oder erhöhen Sie checkIntervalSec.</translation>
    </message>
    <message>
        <source>The type is {0}, but the settings are in {1}; the cloud wants exactly {2}.</source>
        <translation>Der Typ ist {0}, aber die Einstellungen stehen in {1}; die Cloud will genau {2}.</translation>
    </message>
    <message>
        <source>Move the settings, or change the type.</source>
        <translation>Verschieben Sie die Einstellungen oder ändern Sie den Typ.</translation>
    </message>
    <message>
        <source>A health check service needs at least one health check.</source>
        <translation>Ein Zustandsprüfungsdienst braucht mindestens eine Zustandsprüfung.</translation>
    </message>
    <message>
        <source>Add healthChecks.</source>
        <translation>Fügen Sie healthChecks hinzu.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is {1}, but the health check service &apos;{2}&apos; is {3}; the cloud refuses the mix.</source>
        <translation>Bereich von „{0}“: {1}; Bereich des Zustandsprüfungsdienstes „{2}“: {3}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Use resources of the same region.</source>
        <translation>Nehmen Sie Ressourcen derselben Region.</translation>
    </message>
    <message>
        <source>The host &apos;{0}&apos; is already in hostRules[{1}]; each host may occur once in a map.</source>
        <translation>Der Host „{0}“ steht schon in hostRules[{1}]; jeder Host darf in einer Zuordnung nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>Remove it from one of the two host rules.</source>
        <translation>Entfernen Sie ihn aus einer der beiden Hostregeln.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no host pattern: {1}</source>
        <translation>„{0}“ ist kein Hostmuster: {1}</translation>
    </message>
    <message>
        <source>Write a host such as shop.example.com, or * as the first character followed by . or -.</source>
        <translation>Schreiben Sie einen Host wie shop.example.com oder * als erstes Zeichen, gefolgt von . oder -.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no host of a request: {1}</source>
        <translation>„{0}“ ist kein Host einer Anfrage: {1}</translation>
    </message>
    <message>
        <source>Write the name alone, for example shop.example.com or shop.example.com:8080.</source>
        <translation>Schreiben Sie nur den Namen, zum Beispiel shop.example.com oder shop.example.com:8080.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; names the default port {1}. Here it counts as absent, so this pattern never matches; in the cloud it matches only requests that spell the port out.</source>
        <translation>„{0}“ nennt den Standardport {1}. Hier gilt er als nicht angegeben, deshalb passt dieses Muster nie; in der Cloud passt es nur auf Anfragen, die den Port ausschreiben.</translation>
    </message>
    <message>
        <source>Write the host without the port.</source>
        <translation>Schreiben Sie den Host ohne den Port.</translation>
    </message>
    <message>
        <source>Clients that come in at port {1} name it in the Host header, so &apos;{0}&apos; does not match them.</source>
        <translation>Clients, die am Port {1} ankommen, nennen ihn im Host-Header, deshalb passt „{0}“ nicht auf sie.</translation>
    </message>
    <message>
        <source>Add &quot;{2}&quot; to hosts.</source>
        <translation>Fügen Sie &quot;{2}&quot; zu hosts hinzu.</translation>
    </message>
    <message>
        <source>No forwarding rule that leads here listens at port {1}, so hardly any client asks for &apos;{0}&apos;.</source>
        <translation>Keine Weiterleitungsregel, die hierher führt, lauscht am Port {1}; deshalb fragt kaum ein Client nach „{0}“.</translation>
    </message>
    <message>
        <source>Remove the port, or add a forwarding rule for it.</source>
        <translation>Entfernen Sie den Port oder fügen Sie eine Weiterleitungsregel dafür hinzu.</translation>
    </message>
    <message>
        <source>This host rule names no path matcher.</source>
        <translation>Diese Hostregel nennt keinen Pfad-Matcher.</translation>
    </message>
    <message>
        <source>Add pathMatcher with the name of one of this map&apos;s path matchers.</source>
        <translation>Fügen Sie pathMatcher mit dem Namen eines Pfad-Matchers dieser Zuordnung hinzu.</translation>
    </message>
    <message>
        <source>There is no path matcher named &apos;{0}&apos; in this map.</source>
        <translation>In dieser Zuordnung gibt es keinen Pfad-Matcher namens „{0}“.</translation>
    </message>
    <message>
        <source>Did you mean &apos;{1}&apos;?</source>
        <translation>Meinten Sie „{1}“?</translation>
    </message>
    <message>
        <source>Add it to pathMatchers, or name one that exists.</source>
        <translation>Fügen Sie ihn zu pathMatchers hinzu oder nennen Sie einen vorhandenen.</translation>
    </message>
    <message>
        <source>This host rule lists no host, so it never matches.</source>
        <translation>Diese Hostregel führt keinen Host auf, deshalb passt sie nie.</translation>
    </message>
    <message>
        <source>Add hosts: [&quot;*&quot;].</source>
        <translation>Fügen Sie hosts: [&quot;*&quot;] hinzu.</translation>
    </message>
    <message>
        <source>oauth2ClientId has no secret, so nobody could log in with it.</source>
        <translation>oauth2ClientId hat kein Geheimnis; niemand könnte sich damit anmelden.</translation>
    </message>
    <message>
        <source>Add oauth2ClientSecret, or leave both out to use Google&apos;s own client.</source>
        <translation>Ergänzen Sie oauth2ClientSecret oder lassen Sie beides weg; dann gilt der Client von Google.</translation>
    </message>
    <message>
        <source>The key &apos;{0}&apos; has no counterpart in a {1}{2}</source>
        <translation>Der Schlüssel „{0}“ hat keine Entsprechung in „{1}“{2}</translation>
    </message>
    <message>
        <source>It was left out; set the field by hand if it matters.</source>
        <translation>Er wurde weggelassen; setzen Sie das Feld von Hand, falls es wichtig ist.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is kept in the secret &apos;{1}&apos; of the cluster, which is not part of the file, so it was left out.</source>
        <translation>„{0}“ liegt im Secret „{1}“ des Clusters, das nicht Teil der Datei ist; deshalb wurde es weggelassen.</translation>
    </message>
    <message>
        <source>Add it to the resource by hand.</source>
        <translation>Fügen Sie es der Ressource von Hand hinzu.</translation>
    </message>
    <message>
        <source>The key &apos;{0}&apos; is to be a name, so what stands there was left out.</source>
        <translation>Der Schlüssel „{0}“ soll ein Name sein; was dort steht, wurde weggelassen.</translation>
    </message>
    <message>
        <source>Write global, a region or a zone.</source>
        <translation>Schreiben Sie global, eine Region oder eine Zone.</translation>
    </message>
    <message>
        <source>{0} is written as the number {1}; the API takes a name there.</source>
        <translation>{0} ist als Zahl {1} geschrieben; die API nimmt dort einen Namen.</translation>
    </message>
    <message>
        <source>Write one of: {2}.</source>
        <translation>Schreiben Sie einen dieser Werte: {2}.</translation>
    </message>
    <message>
        <source>This is an error answer of the API, no configuration: {0}</source>
        <translation>Dies ist eine Fehlerantwort der API, keine Konfiguration: {0}</translation>
    </message>
    <message>
        <source>Ask for the resource again and save the answer.</source>
        <translation>Fragen Sie die Ressource noch einmal ab und speichern Sie die Antwort.</translation>
    </message>
    <message>
        <source>This is no {0}.</source>
        <translation>Das Format ist nicht „{0}“.</translation>
    </message>
    <message>
        <source>Leave the format out to have it recognised.</source>
        <translation>Lassen Sie das Format weg, damit es erkannt wird.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no format that can be imported.</source>
        <translation>„{0}“ ist kein Format, das sich importieren lässt.</translation>
    </message>
    <message>
        <source>Use one of: {1}.</source>
        <translation>Nehmen Sie eines von diesen: {1}.</translation>
    </message>
    <message>
        <source>This is only a part of a resource: {0}. It cannot stand alone, so it is left out.</source>
        <translation>Dies ist nur ein Teil einer Ressource: {0}. Allein kann er nicht stehen, deshalb wird er weggelassen.</translation>
    </message>
    <message>
        <source>Put it below {1} in the {2} it belongs to.</source>
        <translation>Setzen Sie ihn an diese Stelle: {1}, in der Ressource, zu der er gehört ({2}).</translation>
    </message>
    <message>
        <source>{0} is the old form of a health check; it is read as a health check of type {1}.</source>
        <translation>{0} ist die alte Form einer Zustandsprüfung; gelesen wird es als Zustandsprüfung vom Typ {1}.</translation>
    </message>
    <message>
        <source>References to it must name healthChecks; make it a health check in the cloud too.</source>
        <translation>Verweise darauf müssen healthChecks nennen; machen Sie auch in der Cloud eine Zustandsprüfung daraus.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no collection of resources, so it is left out{1}</source>
        <translation>„{0}“ ist keine Sammlung von Ressourcen und wird deshalb weggelassen{1}</translation>
    </message>
    <message>
        <source>Correct the key, or remove it.</source>
        <translation>Berichtigen oder entfernen Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>By its fields this may be {0} or {1}; it is read as {0}.</source>
        <translation>Den Feldern nach kann dies „{0}“ oder „{1}“ sein; gelesen wird es als „{0}“.</translation>
    </message>
    <message>
        <source>Add &apos;{2}&apos; to say what it is.</source>
        <translation>Fügen Sie „{2}“ hinzu, um zu sagen, was es ist.</translation>
    </message>
    <message>
        <source>It is not clear what kind of resource this is; it is left out. Its keys: {0}</source>
        <translation>Es ist nicht klar, was für eine Ressource dies ist; sie wird weggelassen. Ihre Schlüssel: {0}</translation>
    </message>
    <message>
        <source>Add what the API writes, for example &apos;kind: compute#urlMap&apos;, or export it anew.</source>
        <translation>Fügen Sie hinzu, was die API schreibt, zum Beispiel &apos;kind: compute#urlMap&apos;, oder exportieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The legacy health check {0} has no counterpart here, so it was left out.</source>
        <translation>Die alte Zustandsprüfung {0} hat hier keine Entsprechung, deshalb wurde sie weggelassen.</translation>
    </message>
    <message>
        <source>Replace it with a google_compute_health_check that has an http_health_check or https_health_check block.</source>
        <translation>Ersetzen Sie sie durch eine google_compute_health_check mit einem Block http_health_check oder https_health_check.</translation>
    </message>
    <message>
        <source>This is one page of a longer list: nextPageToken is set.</source>
        <translation>Dies ist eine Seite einer längeren Liste: nextPageToken ist gesetzt.</translation>
    </message>
    <message>
        <source>Export the remaining pages too.</source>
        <translation>Exportieren Sie auch die übrigen Seiten.</translation>
    </message>
    <message>
        <source>{0} further remarks about this file are not listed.</source>
        <translation>Weitere Bemerkungen zu dieser Datei, die nicht aufgeführt sind: {0}.</translation>
    </message>
    <message>
        <source>Deal with these first, then import it again.</source>
        <translation>Kümmern Sie sich zuerst um diese, dann importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>This {0} has no name: nothing could refer to it, so it is left out.</source>
        <translation>Hier fehlt der Name ({0}): Nichts könnte darauf verweisen, deshalb wird es weggelassen.</translation>
    </message>
    <message>
        <source>Add its name, or put these fields into the {0} they belong to.</source>
        <translation>Fügen Sie den Namen hinzu oder setzen Sie diese Felder in die Ressource, zu der sie gehören ({0}).</translation>
    </message>
    <message>
        <source>This is no configuration of a load balancer in a format that can be imported.</source>
        <translation>Dies ist keine Konfiguration eines Load Balancers in einem Format, das sich importieren lässt.</translation>
    </message>
    <message>
        <source>Export it with &apos;gcloud … export&apos; or &apos;describe&apos;, or as a Terraform state or plan in JSON.</source>
        <translation>Exportieren Sie sie mit &apos;gcloud … export&apos; oder &apos;describe&apos; oder als Terraform-State oder -Plan in JSON.</translation>
    </message>
    <message>
        <source>This {0} holds no resources.</source>
        <translation>Dies enthält keine Ressourcen: {0}.</translation>
    </message>
    <message>
        <source>Export something that does.</source>
        <translation>Exportieren Sie etwas, das welche enthält.</translation>
    </message>
    <message>
        <source>{0} is a secret: it is kept in the file {1} beside the workspace, readable by its owner only.</source>
        <translation>{0} ist geheim: Es liegt in der Datei {1} neben dem Arbeitsbereich, nur für ihren Besitzer lesbar.</translation>
    </message>
    <message>
        <source>Keep that file out of version control.</source>
        <translation>Halten Sie diese Datei aus der Versionsverwaltung heraus.</translation>
    </message>
    <message>
        <source>The attribute &apos;{0}&apos; has no counterpart in a {1}{2}</source>
        <translation>Das Attribut „{0}“ hat keine Entsprechung in „{1}“{2}</translation>
    </message>
    <message>
        <source>Of a managed instance group only the group and its named ports are kept; left out: {0}.</source>
        <translation>Von einer verwalteten Instanzgruppe bleiben nur die Gruppe und ihre benannten Ports; weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Name stand-ins for the group under local.backends to see traffic.</source>
        <translation>Nennen Sie unter local.backends Vertretungen für die Gruppe, um Verkehr zu sehen.</translation>
    </message>
    <message>
        <source>Of a virtual machine only its name and its place in the network are kept; left out: {0}.</source>
        <translation>Von einer virtuellen Maschine bleiben nur ihr Name und ihr Platz im Netzwerk; weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Nothing needs doing: what is left out does not concern traffic.</source>
        <translation>Es ist nichts zu tun: Was weggelassen wird, betrifft den Verkehr nicht.</translation>
    </message>
    <message>
        <source>{0} belongs to a resource that is not part of the file, so it was left out.</source>
        <translation>{0} gehört zu einer Ressource, die nicht Teil der Datei ist; deshalb wurde es weggelassen.</translation>
    </message>
    <message>
        <source>Import the resource it belongs to as well.</source>
        <translation>Importieren Sie auch die Ressource, zu der es gehört.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not what Terraform writes here: {1} is expected, so it was left out.</source>
        <translation>„{0}“ ist nicht, was Terraform hier schreibt (erwartet: {1}); deshalb wurde es weggelassen.</translation>
    </message>
    <message>
        <source>Take the file as terraform show -json or terraform state pull prints it.</source>
        <translation>Nehmen Sie die Datei so, wie terraform show -json oder terraform state pull sie ausgibt.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is known only after apply: what it is made from ({1}) leads to no resource of the plan.</source>
        <translation>„{0}“ ist erst nach apply bekannt: Woraus es entsteht ({1}), führt zu keiner Ressource des Plans.</translation>
    </message>
    <message>
        <source>Import the state once the plan has been applied, or set it by hand.</source>
        <translation>Importieren Sie den State, sobald der Plan angewendet ist, oder setzen Sie es von Hand.</translation>
    </message>
    <message>
        <source>This state file has version {0}; only version 4 is read.</source>
        <translation>Diese State-Datei hat die Version {0}; gelesen wird nur Version 4.</translation>
    </message>
    <message>
        <source>Print it with terraform show -json, or take it from Terraform 0.12 or later.</source>
        <translation>Geben Sie sie mit terraform show -json aus oder nehmen Sie sie aus Terraform 0.12 oder neuer.</translation>
    </message>
    <message>
        <source>Requests for &apos;{0}&apos; always go to the first interface of this instance ({1}).</source>
        <translation>Anfragen für „{0}“ gehen immer an die erste Schnittstelle dieser Instanz ({1}).</translation>
    </message>
    <message>
        <source>To reach another interface, use an endpoint group.</source>
        <translation>Um eine andere Schnittstelle zu erreichen, nehmen Sie eine Endpunktgruppe.</translation>
    </message>
    <message>
        <source>The instance is {0}, but its group &apos;{1}&apos; is {2}.</source>
        <translation>Ort der Instanz: {0}; Ort ihrer Gruppe „{1}“: {2}.</translation>
    </message>
    <message>
        <source>Put it into a group of its own zone.</source>
        <translation>Nehmen Sie sie in eine Gruppe ihrer eigenen Zone auf.</translation>
    </message>
    <message>
        <source>The instance is in &apos;{0}&apos; and in &apos;{1}&apos;, and both are balanced; the cloud allows one.</source>
        <translation>Die Instanz ist in „{0}“ und in „{1}“, und auf beide wird Last verteilt; die Cloud erlaubt eine.</translation>
    </message>
    <message>
        <source>Remove it from one of the two groups.</source>
        <translation>Entfernen Sie sie aus einer der beiden Gruppen.</translation>
    </message>
    <message>
        <source>{0} {1} are more than the {2} the cloud accepts.</source>
        <translation>Zu viel: {0} ({1}); die Cloud nimmt höchstens {2} an.</translation>
    </message>
    <message>
        <source>Split them up.</source>
        <translation>Teilen Sie es auf.</translation>
    </message>
    <message>
        <source>The load profile cannot run: {0}</source>
        <translation>Das Lastprofil kann nicht laufen: {0}</translation>
    </message>
    <message>
        <source>Mend this entry of local.loadProfiles.</source>
        <translation>Berichtigen Sie diesen Eintrag von local.loadProfiles.</translation>
    </message>
    <message>
        <source>Write a loopback address such as 127.0.0.1.</source>
        <translation>Schreiben Sie eine Loopback-Adresse wie 127.0.0.1.</translation>
    </message>
    <message>
        <source>{0} is not a loopback address; what stands in locally stays on this machine.</source>
        <translation>{0} ist keine Loopback-Adresse; was lokal als Vertretung dient, bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1, another address of 127.0.0.0/8, or ::1.</source>
        <translation>Nehmen Sie 127.0.0.1, eine andere Adresse aus 127.0.0.0/8 oder ::1.</translation>
    </message>
    <message>
        <source>The group &apos;{0}&apos; has a stand-in already in local.backends[{1}].</source>
        <translation>Die Gruppe „{0}“ hat schon eine Vertretung in local.backends[{1}].</translation>
    </message>
    <message>
        <source>Put all its endpoints into one entry.</source>
        <translation>Setzen Sie alle ihre Endpunkte in einen Eintrag.</translation>
    </message>
    <message>
        <source>The forwarding rule &apos;{0}&apos; has a stand-in already in local.listeners[{1}].</source>
        <translation>Die Weiterleitungsregel „{0}“ hat schon eine Vertretung in local.listeners[{1}].</translation>
    </message>
    <message>
        <source>Keep one of the two entries.</source>
        <translation>Behalten Sie einen der beiden Einträge.</translation>
    </message>
    <message>
        <source>The simulated backend &apos;{0}&apos; listens at {1}.</source>
        <translation>Das simulierte Backend „{0}“ lauscht an {1}.</translation>
    </message>
    <message>
        <source>Give it a port of its own if something else needs this one.</source>
        <translation>Geben Sie ihm einen eigenen Port, falls etwas anderes diesen braucht.</translation>
    </message>
    <message>
        <source>No group uses the simulated backend &apos;{0}&apos;.</source>
        <translation>Keine Gruppe verwendet das simulierte Backend „{0}“.</translation>
    </message>
    <message>
        <source>Name it in the simulated list of an entry of local.backends.</source>
        <translation>Nennen Sie es in der Liste simulated eines Eintrags von local.backends.</translation>
    </message>
    <message>
        <source>optionalMode CUSTOM needs optionalFields; the cloud refuses it without.</source>
        <translation>optionalMode CUSTOM braucht optionalFields; ohne lehnt die Cloud es ab.</translation>
    </message>
    <message>
        <source>Add optionalFields, or use INCLUDE_ALL_OPTIONAL.</source>
        <translation>Fügen Sie optionalFields hinzu oder nehmen Sie INCLUDE_ALL_OPTIONAL.</translation>
    </message>
    <message>
        <source>optionalFields only counts with optionalMode CUSTOM; the cloud refuses it otherwise.</source>
        <translation>optionalFields zählt nur mit optionalMode CUSTOM; sonst lehnt die Cloud es ab.</translation>
    </message>
    <message>
        <source>Add optionalMode: CUSTOM.</source>
        <translation>Fügen Sie optionalMode: CUSTOM hinzu.</translation>
    </message>
    <message>
        <source>Logging is on, but sampleRate 0 logs no request.</source>
        <translation>Die Protokollierung ist an, aber mit sampleRate 0 wird keine Anfrage protokolliert.</translation>
    </message>
    <message>
        <source>Choose a rate above 0, or switch logging off.</source>
        <translation>Wählen Sie eine Rate über 0 oder schalten Sie die Protokollierung aus.</translation>
    </message>
    <message>
        <source>Logging is not switched on, so the rest of logConfig has no effect.</source>
        <translation>Die Protokollierung ist nicht eingeschaltet, deshalb hat der Rest von logConfig keine Wirkung.</translation>
    </message>
    <message>
        <source>Add enable: true.</source>
        <translation>Fügen Sie enable: true hinzu.</translation>
    </message>
    <message>
        <source>ignoreCase works on prefixMatch and fullPathMatch; it has no effect on {0}.</source>
        <translation>ignoreCase wirkt auf prefixMatch und fullPathMatch; keine Wirkung hat es auf {0}.</translation>
    </message>
    <message>
        <source>Remove it; a regular expression ignores case with (?i) at its beginning.</source>
        <translation>Entfernen Sie es; ein regulärer Ausdruck übergeht Groß- und Kleinschreibung mit (?i) am Anfang.</translation>
    </message>
    <message>
        <source>A {0} condition has exactly one kind; here are {1}.</source>
        <translation>Eine Bedingung für „{0}“ hat genau eine Art; hier stehen: {1}.</translation>
    </message>
    <message>
        <source>Keep one, and put the others into conditions of their own.</source>
        <translation>Behalten Sie eine und setzen Sie die anderen in eigene Bedingungen.</translation>
    </message>
    <message>
        <source>This condition does not say what the {0} must be.</source>
        <translation>Diese Bedingung sagt nicht, welcher Wert gelten muss für: {0}.</translation>
    </message>
    <message>
        <source>Add exactMatch, or presentMatch: true.</source>
        <translation>Fügen Sie exactMatch oder presentMatch: true hinzu.</translation>
    </message>
    <message>
        <source>This condition names no {0}.</source>
        <translation>In dieser Bedingung fehlt der Name für: {0}.</translation>
    </message>
    <message>
        <source>This never matches: {0}</source>
        <translation>Dies passt nie: {0}</translation>
    </message>
    <message>
        <source>Mend the condition or remove the rule.</source>
        <translation>Berichtigen Sie die Bedingung oder entfernen Sie die Regel.</translation>
    </message>
    <message>
        <source>An entry of matchRules has one path condition; here are {0}.</source>
        <translation>Ein Eintrag von matchRules hat eine einzige Pfadbedingung; hier stehen: {0}.</translation>
    </message>
    <message>
        <source>Keep one, and put the others into further entries of matchRules.</source>
        <translation>Behalten Sie eine und setzen Sie die anderen in weitere Einträge von matchRules.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no valid pattern: {1}</source>
        <translation>„{0}“ ist kein gültiges Muster: {1}</translation>
    </message>
    <message>
        <source>Correct the pattern.</source>
        <translation>Berichtigen Sie das Muster.</translation>
    </message>
    <message>
        <source>presentMatch: false counts here as: the {0} must be absent. The cloud documents only true.</source>
        <translation>presentMatch: false bedeutet hier: „{0}“ darf nicht vorkommen. Die Cloud dokumentiert nur true.</translation>
    </message>
    <message>
        <source>For a header write presentMatch: true with invertMatch: true.</source>
        <translation>Für einen Header schreiben Sie presentMatch: true mit invertMatch: true.</translation>
    </message>
    <message>
        <source>The range from {0} to below {1} holds no number.</source>
        <translation>Der Bereich von {0} bis unter {1} enthält keine Zahl.</translation>
    </message>
    <message>
        <source>Make rangeEnd greater than rangeStart.</source>
        <translation>Machen Sie rangeEnd größer als rangeStart.</translation>
    </message>
    <message>
        <source>* has no special meaning in {0}: &apos;{1}&apos; matches only paths that hold a star.</source>
        <translation>* hat in {0} keine besondere Bedeutung: „{1}“ passt nur auf Pfade, die einen Stern enthalten.</translation>
    </message>
    <message>
        <source>A prefix covers what follows by itself; use pathTemplateMatch for wildcards.</source>
        <translation>Ein Präfix deckt von selbst ab, was folgt; für Platzhalter nehmen Sie pathTemplateMatch.</translation>
    </message>
    <message>
        <source>TEST_BY_PERCENTAGE needs externalManagedMigrationTestingPercentage.</source>
        <translation>TEST_BY_PERCENTAGE braucht externalManagedMigrationTestingPercentage.</translation>
    </message>
    <message>
        <source>Add it, 0 to 100.</source>
        <translation>Fügen Sie es hinzu, 0 bis 100.</translation>
    </message>
    <message>
        <source>externalManagedMigrationTestingPercentage only counts in the state TEST_BY_PERCENTAGE.</source>
        <translation>externalManagedMigrationTestingPercentage zählt nur im Zustand TEST_BY_PERCENTAGE.</translation>
    </message>
    <message>
        <source>Remove it, or use that state.</source>
        <translation>Entfernen Sie es oder nehmen Sie diesen Zustand.</translation>
    </message>
    <message>
        <source>Only external services migrate from classic; the scheme here is {0}.</source>
        <translation>Nur externe Dienste werden vom klassischen Modus migriert; das Schema hier ist {0}.</translation>
    </message>
    <message>
        <source>Remove externalManagedMigrationState.</source>
        <translation>Entfernen Sie externalManagedMigrationState.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has backends of the kind {1}; requests can be mirrored only between instance groups and zonal or hybrid endpoint groups.</source>
        <translation>„{0}“ hat Backends dieser Art: {1}; spiegeln lassen sich Anfragen nur zwischen Instanzgruppen und zonalen oder hybriden Endpunktgruppen.</translation>
    </message>
    <message>
        <source>Mirror between services of these kinds.</source>
        <translation>Spiegeln Sie zwischen Diensten dieser Arten.</translation>
    </message>
    <message>
        <source>The backends of &apos;{0}&apos; ({1}) and of its copy &apos;{2}&apos; ({3}) are of different kinds; the cloud wants the same.</source>
        <translation>Die Backends von „{0}“ ({1}) und von der Kopie „{2}“ ({3}) sind von verschiedener Art; die Cloud will dieselbe.</translation>
    </message>
    <message>
        <source>Use groups of the same kind for both.</source>
        <translation>Nehmen Sie für beide Gruppen derselben Art.</translation>
    </message>
    <message>
        <source>mirrorPercent is 0, so no request is copied.</source>
        <translation>mirrorPercent ist 0, deshalb wird keine Anfrage kopiert.</translation>
    </message>
    <message>
        <source>Raise it, or remove requestMirrorPolicy.</source>
        <translation>Erhöhen Sie den Wert oder entfernen Sie requestMirrorPolicy.</translation>
    </message>
    <message>
        <source>The copies go to &apos;{0}&apos;, which gets the requests as well: it does the work twice.</source>
        <translation>Die Kopien gehen an „{0}“, wo auch die Anfragen ankommen: Dieser Dienst macht die Arbeit doppelt.</translation>
    </message>
    <message>
        <source>Mirror to another backend service.</source>
        <translation>Spiegeln Sie zu einem anderen Backend-Dienst.</translation>
    </message>
    <message>
        <source>{0} has no effect in a {1} load balancer, although the cloud accepts it.</source>
        <translation>{0} hat in einem Load Balancer der Art {1} keine Wirkung, obwohl die Cloud es annimmt.</translation>
    </message>
    <message>
        <source>Remove it, or use a mode that has it.</source>
        <translation>Entfernen Sie es oder nehmen Sie einen Modus, der es hat.</translation>
    </message>
    <message>
        <source>{0} is for clients in a service mesh; no Application Load Balancer carries it out.</source>
        <translation>{0} ist für Clients in einem Service Mesh; kein Application Load Balancer führt es aus.</translation>
    </message>
    <message>
        <source>The backend service &apos;{0}&apos; has the scheme {1}; a forwarding rule with {2} cannot use it in the cloud.</source>
        <translation>Der Backend-Dienst „{0}“ hat das Schema {1}; eine Weiterleitungsregel mit {2} kann ihn in der Cloud nicht verwenden.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is {1}, but &apos;{2}&apos;, which uses it, is {3}; the cloud refuses the mix.</source>
        <translation>Bereich von „{0}“: {1}; verwendet wird es von „{2}“, Bereich: {3}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Keep the whole chain global, or in one region.</source>
        <translation>Halten Sie die ganze Kette global oder in einer Region.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is already the name of another entry of {1}.</source>
        <translation>„{0}“ ist schon der Name eines anderen Eintrags von {1}.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no name the cloud accepts: 1–63 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.</source>
        <translation>„{0}“ ist kein Name, den die Cloud annimmt: 1–63 Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe und am Ende kein Bindestrich.</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Benennen Sie es um.</translation>
    </message>
    <message>
        <source>This entry of {0} has no name, so nothing can refer to it.</source>
        <translation>Dieser Eintrag von {0} hat keinen Namen, deshalb kann nichts darauf verweisen.</translation>
    </message>
    <message>
        <source>Add name.</source>
        <translation>Fügen Sie name hinzu.</translation>
    </message>
    <message>
        <source>{0} is 0 or less; the cloud refuses it.</source>
        <translation>{0} ist 0 oder weniger; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Choose a longer time.</source>
        <translation>Wählen Sie eine längere Zeit.</translation>
    </message>
    <message>
        <source>{0} is set, but {1} is 0: crossing the threshold ejects nobody.</source>
        <translation>{0} ist gesetzt, aber {1} ist 0: Wer die Schwelle überschreitet, wird nicht ausgeschlossen.</translation>
    </message>
    <message>
        <source>Add {1}: 100.</source>
        <translation>Fügen Sie {1}: 100 hinzu.</translation>
    </message>
    <message>
        <source>maxEjectionPercent is {0}; it must lie between 0 and 100.</source>
        <translation>maxEjectionPercent ist {0}; der Wert muss zwischen 0 und 100 liegen.</translation>
    </message>
    <message>
        <source>Success rates are compared among at least {0} endpoints, but this service has {1}: nobody is ever ejected.</source>
        <translation>Erfolgsquoten werden unter mindestens {0} Endpunkten verglichen, die Anzahl in diesem Dienst ist aber {1}: Nie wird einer ausgeschlossen.</translation>
    </message>
    <message>
        <source>Lower successRateMinimumHosts.</source>
        <translation>Senken Sie successRateMinimumHosts.</translation>
    </message>
    <message>
        <source>The path &apos;{0}&apos; is already in pathRules[{1}]; a path may occur once in a matcher.</source>
        <translation>Der Pfad „{0}“ steht schon in pathRules[{1}]; ein Pfad darf in einem Matcher nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no path pattern: {1}</source>
        <translation>„{0}“ ist kein Pfadmuster: {1}</translation>
    </message>
    <message>
        <source>Begin with / and use * only as the last character, right after a /.</source>
        <translation>Beginnen Sie mit / und verwenden Sie * nur als letztes Zeichen, direkt nach einem /.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; does not make a path when it is put in: {1}</source>
        <translation>„{0}“ ergibt eingesetzt keinen Pfad: {1}</translation>
    </message>
    <message>
        <source>Begin with /, and write a path only.</source>
        <translation>Beginnen Sie mit / und schreiben Sie nur einen Pfad.</translation>
    </message>
    <message>
        <source>/* takes every path that no other rule takes, so the path matcher&apos;s default never decides.</source>
        <translation>/* nimmt jeden Pfad, den keine andere Regel nimmt; deshalb entscheidet der Standard des Pfad-Matchers nie.</translation>
    </message>
    <message>
        <source>Make this rule&apos;s target the default, and remove the path.</source>
        <translation>Machen Sie das Ziel dieser Regel zum Standard und entfernen Sie den Pfad.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is replaced by &apos;{1}&apos;, but only one of the two ends with /: {2} becomes {3}.</source>
        <translation>„{0}“ wird durch „{1}“ ersetzt, aber nur eines von beiden endet mit /: Aus {2} wird {3}.</translation>
    </message>
    <message>
        <source>Let both end with /, or neither.</source>
        <translation>Lassen Sie beide mit / enden oder keines.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is already the name of pathMatchers[{1}].</source>
        <translation>„{0}“ ist schon der Name von pathMatchers[{1}].</translation>
    </message>
    <message>
        <source>A path matcher has pathRules or routeRules, never both; it is not clear which should decide.</source>
        <translation>Ein Pfad-Matcher hat pathRules oder routeRules, nie beides; es ist nicht klar, was entscheiden soll.</translation>
    </message>
    <message>
        <source>Move one list to a path matcher of its own, or turn the path rules into route rules.</source>
        <translation>Verschieben Sie eine Liste in einen eigenen Pfad-Matcher oder machen Sie aus den Pfadregeln Routenregeln.</translation>
    </message>
    <message>
        <source>This path matcher has no name, so no host rule can use it.</source>
        <translation>Dieser Pfad-Matcher hat keinen Namen, deshalb kann keine Hostregel ihn verwenden.</translation>
    </message>
    <message>
        <source>No host rule uses the path matcher &apos;{0}&apos;, so it never decides.</source>
        <translation>Keine Hostregel verwendet den Pfad-Matcher „{0}“, deshalb entscheidet er nie.</translation>
    </message>
    <message>
        <source>Name it in a host rule, or remove it.</source>
        <translation>Nennen Sie ihn in einer Hostregel oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>This path rule lists no path, so it never matches.</source>
        <translation>Diese Pfadregel führt keinen Pfad auf, deshalb passt sie nie.</translation>
    </message>
    <message>
        <source>Add paths: [&quot;/…&quot;].</source>
        <translation>Fügen Sie paths: [&quot;/…&quot;] hinzu.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is in the project {1}, but this is in {2}; address, forwarding rule, proxy and URL map belong into one project.</source>
        <translation>„{0}“ ist im Projekt {1}, dies hier aber in {2}; Adresse, Weiterleitungsregel, Proxy und URL-Zuordnung gehören in ein Projekt.</translation>
    </message>
    <message>
        <source>Move them into one project; only backend services may live in others.</source>
        <translation>Verschieben Sie alles in ein Projekt; nur Backend-Dienste dürfen in anderen liegen.</translation>
    </message>
    <message>
        <source>httpsRedirect works behind HTTP proxies only, but the HTTPS proxy &apos;{0}&apos; uses this map as well: its requests would be sent in a circle.</source>
        <translation>httpsRedirect funktioniert nur hinter HTTP-Proxys, aber auch der HTTPS-Proxy „{0}“ verwendet diese Zuordnung: Seine Anfragen würden im Kreis geschickt.</translation>
    </message>
    <message>
        <source>Give the HTTP proxy a URL map of its own for the redirect.</source>
        <translation>Geben Sie dem HTTP-Proxy für die Umleitung eine eigene URL-Zuordnung.</translation>
    </message>
    <message>
        <source>No forwarding rule of this workspace answers https at {0}, where the redirect leads.</source>
        <translation>Keine Weiterleitungsregel dieses Arbeitsbereichs beantwortet https an {0}, wohin die Umleitung führt.</translation>
    </message>
    <message>
        <source>Add a forwarding rule with the same address, port 443 and a target HTTPS proxy.</source>
        <translation>Fügen Sie eine Weiterleitungsregel mit derselben Adresse, Port 443 und einem HTTPS-Zielproxy hinzu.</translation>
    </message>
    <message>
        <source>The redirect leads to {0}, which this very rule answers again: clients go in a circle.</source>
        <translation>Die Umleitung führt zu {0}, und das beantwortet wieder genau diese Regel: Clients laufen im Kreis.</translation>
    </message>
    <message>
        <source>Redirect to something the rule does not match, or put a more specific rule in front.</source>
        <translation>Leiten Sie auf etwas weiter, worauf die Regel nicht passt, oder setzen Sie eine genauere Regel davor.</translation>
    </message>
    <message>
        <source>This redirect changes nothing and would send clients in a circle.</source>
        <translation>Diese Umleitung ändert nichts und würde Clients im Kreis schicken.</translation>
    </message>
    <message>
        <source>Add httpsRedirect, hostRedirect, pathRedirect or prefixRedirect.</source>
        <translation>Fügen Sie httpsRedirect, hostRedirect, pathRedirect oder prefixRedirect hinzu.</translation>
    </message>
    <message>
        <source>pathRedirect and prefixRedirect exclude each other.</source>
        <translation>pathRedirect und prefixRedirect schließen einander aus.</translation>
    </message>
    <message>
        <source>prefixRedirect replaces the matched prefix, but this rule matches {0}, so the whole path is replaced.</source>
        <translation>prefixRedirect ersetzt das gefundene Präfix, aber diese Regel vergleicht mit {0}; deshalb wird der ganze Pfad ersetzt.</translation>
    </message>
    <message>
        <source>Use pathRedirect, or match with prefixMatch.</source>
        <translation>Nehmen Sie pathRedirect oder vergleichen Sie mit prefixMatch.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; fits {1} resources; the one in {2} is used.</source>
        <translation>„{0}“ passt auf {1} Ressourcen; verwendet wird die in {2}.</translation>
    </message>
    <message>
        <source>Write the partial URL, for example regions/europe-west3/backendServices/web.</source>
        <translation>Schreiben Sie die Teil-URL, zum Beispiel regions/europe-west3/backendServices/web.</translation>
    </message>
    <message>
        <source>There is no {1} named &apos;{0}&apos;.</source>
        <translation>Es gibt nichts Passendes namens „{0}“ (gesucht: {1}).</translation>
    </message>
    <message>
        <source>Add it, or point {2} at one that exists.</source>
        <translation>Fügen Sie es hinzu oder richten Sie {2} auf etwas Vorhandenes.</translation>
    </message>
    <message>
        <source>There is no {1} at &apos;{0}&apos;; the one named &apos;{2}&apos; is {3}.</source>
        <translation>Unter „{0}“ gibt es nichts Passendes (gesucht: {1}); „{2}“ hat den Bereich: {3}.</translation>
    </message>
    <message>
        <source>Correct the place, or add one there.</source>
        <translation>Berichtigen Sie den Ort oder fügen Sie dort etwas Passendes hinzu.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no reference to a resource.</source>
        <translation>„{0}“ ist kein Verweis auf eine Ressource.</translation>
    </message>
    <message>
        <source>Write a bare name, a partial URL such as global/backendServices/web, or a full URL.</source>
        <translation>Schreiben Sie einen bloßen Namen, eine Teil-URL wie global/backendServices/web oder eine vollständige URL.</translation>
    </message>
    <message>
        <source>{0} is missing; it names the {1}.</source>
        <translation>{0} fehlt; dort steht der Name von: {1}.</translation>
    </message>
    <message>
        <source>Did you mean &apos;{2}&apos;?</source>
        <translation>Meinten Sie „{2}“?</translation>
    </message>
    <message>
        <source>Nothing refers to this {0}, so it has no effect.</source>
        <translation>Nichts verweist hierauf ({0}), deshalb hat es keine Wirkung.</translation>
    </message>
    <message>
        <source>Use it somewhere, or keep it for later.</source>
        <translation>Verwenden Sie es irgendwo oder behalten Sie es für später.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is the wrong kind of resource ({1}); {2} needs: {3}.</source>
        <translation>„{0}“ ist die falsche Art von Ressource ({1}); {2} braucht: {3}.</translation>
    </message>
    <message>
        <source>Point it at one of the right kind.</source>
        <translation>Richten Sie es auf etwas von der richtigen Art.</translation>
    </message>
    <message>
        <source>{0} resources are kept but not carried out here.</source>
        <translation>Ressourcen der Art {0} bleiben erhalten, werden hier aber nicht ausgeführt.</translation>
    </message>
    <message>
        <source>The rest of the configuration runs; nothing is lost in the file.</source>
        <translation>Der Rest der Konfiguration läuft; in der Datei geht nichts verloren.</translation>
    </message>
    <message>
        <source>A {0} cannot be {1}; the cloud has only {2} ones.</source>
        <translation>{0}: {1} geht nicht; die Cloud kennt nur: {2}.</translation>
    </message>
    <message>
        <source>Give it another place, or use the kind of resource that belongs there.</source>
        <translation>Geben Sie ihr einen anderen Ort oder nehmen Sie die Art von Ressource, die dorthin gehört.</translation>
    </message>
    <message>
        <source>The condition {0} reads the status of gRPC answers; the backend service &apos;{1}&apos; speaks {2}.</source>
        <translation>Die Bedingung {0} liest den Status von gRPC-Antworten; der Backend-Dienst „{1}“ spricht {2}.</translation>
    </message>
    <message>
        <source>Use gateway-error or 5xx, or set protocol: HTTP2 on the backend service.</source>
        <translation>Nehmen Sie gateway-error oder 5xx oder setzen Sie protocol: HTTP2 am Backend-Dienst.</translation>
    </message>
    <message>
        <source>The condition {0} stands in older documentation only; {1} covers answers that never came.</source>
        <translation>Die Bedingung {0} steht nur in älterer Dokumentation; {1} deckt Antworten ab, die nie kamen.</translation>
    </message>
    <message>
        <source>Use {1}.</source>
        <translation>Nehmen Sie {1}.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no condition for retries{1}</source>
        <translation>„{0}“ ist keine Bedingung für Wiederholungen{1}</translation>
    </message>
    <message>
        <source>Known conditions: {2}.</source>
        <translation>Bekannte Bedingungen: {2}.</translation>
    </message>
    <message>
        <source>This rule takes only POST requests, which are never retried by the documentation.</source>
        <translation>Diese Regel nimmt nur POST-Anfragen, und die werden laut Dokumentation nie wiederholt.</translation>
    </message>
    <message>
        <source>Remove retryPolicy, or let clients retry.</source>
        <translation>Entfernen Sie retryPolicy oder lassen Sie die Clients wiederholen.</translation>
    </message>
    <message>
        <source>This policy names no condition, so nothing says when to retry.</source>
        <translation>Diese Richtlinie nennt keine Bedingung, deshalb sagt nichts, wann wiederholt werden soll.</translation>
    </message>
    <message>
        <source>Add retryConditions, for example [gateway-error].</source>
        <translation>Fügen Sie retryConditions hinzu, zum Beispiel [gateway-error].</translation>
    </message>
    <message>
        <source>A single try may take {0}, as long as the whole request with {1}: after a try that hangs no time is left for a second one.</source>
        <translation>Ein einzelner Versuch darf {0} dauern, so lange wie die ganze Anfrage mit {1}: Nach einem Versuch, der hängt, bleibt keine Zeit für einen zweiten.</translation>
    </message>
    <message>
        <source>Lower perTryTimeout, or raise the route&apos;s timeout.</source>
        <translation>Senken Sie perTryTimeout oder erhöhen Sie das Zeitlimit der Route.</translation>
    </message>
    <message>
        <source>pathPrefixRewrite and pathTemplateRewrite exclude each other.</source>
        <translation>pathPrefixRewrite und pathTemplateRewrite schließen einander aus.</translation>
    </message>
    <message>
        <source>pathPrefixRewrite replaces the matched prefix, but this rule matches {0}, so there is none to replace.</source>
        <translation>pathPrefixRewrite ersetzt das gefundene Präfix, aber diese Regel vergleicht mit {0}; deshalb gibt es keines zu ersetzen.</translation>
    </message>
    <message>
        <source>Match with prefixMatch, or use pathTemplateRewrite with pathTemplateMatch.</source>
        <translation>Vergleichen Sie mit prefixMatch oder nehmen Sie pathTemplateRewrite mit pathTemplateMatch.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no template for a path: {1}</source>
        <translation>„{0}“ ist keine Vorlage für einen Pfad: {1}</translation>
    </message>
    <message>
        <source>Begin with / and write variables as {name}, for example /shop/{id}.</source>
        <translation>Beginnen Sie mit / und schreiben Sie Variablen als {name}, zum Beispiel /shop/{id}.</translation>
    </message>
    <message>
        <source>pathTemplateRewrite puts in what pathTemplateMatch has captured, but not every entry of this rule has one.</source>
        <translation>pathTemplateRewrite setzt ein, was pathTemplateMatch erfasst hat, aber nicht jeder Eintrag dieser Regel hat eines.</translation>
    </message>
    <message>
        <source>Match with pathTemplateMatch in every entry of matchRules, or use pathPrefixRewrite.</source>
        <translation>Vergleichen Sie in jedem Eintrag von matchRules mit pathTemplateMatch oder nehmen Sie pathPrefixRewrite.</translation>
    </message>
    <message>
        <source>The documentation asks for at least one variable in a pathTemplateMatch whose path is rewritten; here is none.</source>
        <translation>Die Dokumentation verlangt mindestens eine Variable in einem pathTemplateMatch, dessen Pfad umgeschrieben wird; hier ist keine.</translation>
    </message>
    <message>
        <source>Capture a part of the path, for example /{page=**}, or match with fullPathMatch and use pathPrefixRewrite.</source>
        <translation>Erfassen Sie einen Teil des Pfads, zum Beispiel /{page=**}, oder vergleichen Sie mit fullPathMatch und nehmen Sie pathPrefixRewrite.</translation>
    </message>
    <message>
        <source>pathTemplateMatch captures no variable &apos;{0}&apos;{1}</source>
        <translation>pathTemplateMatch erfasst keine Variable „{0}“{1}</translation>
    </message>
    <message>
        <source>Capture it, or correct the name.</source>
        <translation>Erfassen Sie sie oder berichtigen Sie den Namen.</translation>
    </message>
    <message>
        <source>The priority {0} is already taken by routeRules[{1}]; it is not clear which rule comes first.</source>
        <translation>Die Priorität {0} hat schon routeRules[{1}]; es ist nicht klar, welche Regel zuerst kommt.</translation>
    </message>
    <message>
        <source>Give each route rule of a path matcher a priority of its own.</source>
        <translation>Geben Sie jeder Routenregel eines Pfad-Matchers eine eigene Priorität.</translation>
    </message>
    <message>
        <source>This route rule has no priority; 0 is assumed, so it is tried first.</source>
        <translation>Diese Routenregel hat keine Priorität; 0 wird angenommen, deshalb wird sie zuerst versucht.</translation>
    </message>
    <message>
        <source>Add priority, 0–2147483647; the lowest number is tried first.</source>
        <translation>Fügen Sie priority hinzu, 0–2147483647; die kleinste Zahl wird zuerst versucht.</translation>
    </message>
    <message>
        <source>No request reaches this rule: routeRules[{0}] with priority {1} takes all of its requests before.</source>
        <translation>Keine Anfrage erreicht diese Regel: routeRules[{0}] mit Priorität {1} nimmt vorher alle ihre Anfragen.</translation>
    </message>
    <message>
        <source>Give this rule a lower priority number, narrow the other one, or remove it.</source>
        <translation>Geben Sie dieser Regel eine kleinere Prioritätszahl, engen Sie die andere ein oder entfernen Sie diese Regel.</translation>
    </message>
    <message>
        <source>A policy of type {1} cannot {0}; it has {2}.</source>
        <translation>Eine Richtlinie vom Typ {1} kennt die Aktion „{0}“ nicht; sie hat: {2}.</translation>
    </message>
    <message>
        <source>Use one of these actions.</source>
        <translation>Nehmen Sie eine dieser Aktionen.</translation>
    </message>
    <message>
        <source>This rule has no action.</source>
        <translation>Diese Regel hat keine Aktion.</translation>
    </message>
    <message>
        <source>Add action: allow or deny(403).</source>
        <translation>Fügen Sie action: allow oder deny(403) hinzu.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no action; the cloud refuses it.</source>
        <translation>„{0}“ ist keine Aktion; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Use allow, deny(403), deny(404), deny(429), deny(502), redirect, throttle, rate_based_ban or fairshare.</source>
        <translation>Nehmen Sie allow, deny(403), deny(404), deny(429), deny(502), redirect, throttle, rate_based_ban oder fairshare.</translation>
    </message>
    <message>
        <source>A ban begins after {0} requests; the cloud accepts at most {1}.</source>
        <translation>Anzahl der Anfragen, nach der eine Sperre beginnt: {0}; die Cloud nimmt höchstens {1} an.</translation>
    </message>
    <message>
        <source>Lower the count.</source>
        <translation>Senken Sie die Anzahl.</translation>
    </message>
    <message>
        <source>{0} belongs to rate_based_ban; the action here is {1}.</source>
        <translation>{0} gehört zu rate_based_ban; die Aktion hier ist {1}.</translation>
    </message>
    <message>
        <source>Remove it, or use rate_based_ban.</source>
        <translation>Entfernen Sie es oder nehmen Sie rate_based_ban.</translation>
    </message>
    <message>
        <source>There is no rule of priority 2147483647 that decides about the rest; the cloud insists on one.</source>
        <translation>Es gibt keine Regel mit Priorität 2147483647, die über den Rest entscheidet; die Cloud besteht auf einer.</translation>
    </message>
    <message>
        <source>Add a default rule that allows or denies everything.</source>
        <translation>Fügen Sie eine Standardregel hinzu, die alles erlaubt oder alles verweigert.</translation>
    </message>
    <message>
        <source>The rule of priority 2147483647 must match every request; the cloud refuses another condition.</source>
        <translation>Die Regel mit Priorität 2147483647 muss auf jede Anfrage passen; eine andere Bedingung lehnt die Cloud ab.</translation>
    </message>
    <message>
        <source>Match srcIpRanges: [&quot;*&quot;], and give the condition a rule of its own.</source>
        <translation>Vergleichen Sie mit srcIpRanges: [&quot;*&quot;] und geben Sie der Bedingung eine eigene Regel.</translation>
    </message>
    <message>
        <source>An edge policy guards the cache, but Cloud CDN is off for this service.</source>
        <translation>Eine Edge-Richtlinie schützt den Cache, aber Cloud CDN ist für diesen Dienst aus.</translation>
    </message>
    <message>
        <source>Add enableCDN: true, or use securityPolicy.</source>
        <translation>Fügen Sie enableCDN: true hinzu oder nehmen Sie securityPolicy.</translation>
    </message>
    <message>
        <source>This exclusion cannot be used: {0}.</source>
        <translation>Dieser Ausschluss lässt sich nicht verwenden: {0}.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>enableEachUniqueValue makes every value a unit of its own, so value must be absent.</source>
        <translation>enableEachUniqueValue macht jeden Wert zu einer eigenen Einheit, deshalb muss value fehlen.</translation>
    </message>
    <message>
        <source>Only global policies of type CLOUD_ARMOR can add headers.</source>
        <translation>Nur globale Richtlinien vom Typ CLOUD_ARMOR können Header hinzufügen.</translation>
    </message>
    <message>
        <source>Remove headerAction.</source>
        <translation>Entfernen Sie headerAction.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no inspection size.</source>
        <translation>„{0}“ ist keine Prüfgröße.</translation>
    </message>
    <message>
        <source>Use 8KB, 16KB, 32KB, 48KB or 64KB.</source>
        <translation>Nehmen Sie 8KB, 16KB, 32KB, 48KB oder 64KB.</translation>
    </message>
    <message>
        <source>enforceOnKey and enforceOnKeyConfigs exclude each other.</source>
        <translation>enforceOnKey und enforceOnKeyConfigs schließen einander aus.</translation>
    </message>
    <message>
        <source>The key {0} needs enforceOnKeyName: which one?</source>
        <translation>Der Schlüssel {0} braucht enforceOnKeyName: Was ist gemeint?</translation>
    </message>
    <message>
        <source>Add enforceOnKeyName.</source>
        <translation>Fügen Sie enforceOnKeyName hinzu.</translation>
    </message>
    <message>
        <source>enforceOnKeyName only counts with HTTP_HEADER and HTTP_COOKIE; the key here is {0}.</source>
        <translation>enforceOnKeyName zählt nur mit HTTP_HEADER und HTTP_COOKIE; der Schlüssel hier ist {0}.</translation>
    </message>
    <message>
        <source>A condition has versionedExpr or expr, not both.</source>
        <translation>Eine Bedingung hat versionedExpr oder expr, nicht beides.</translation>
    </message>
    <message>
        <source>Keep one, and give the other a rule of its own.</source>
        <translation>Behalten Sie eines und geben Sie dem anderen eine eigene Regel.</translation>
    </message>
    <message>
        <source>{0} does not belong into a policy of type {1}.</source>
        <translation>{0} gehört nicht in eine Richtlinie vom Typ {1}.</translation>
    </message>
    <message>
        <source>Use {2}.</source>
        <translation>Nehmen Sie {2}.</translation>
    </message>
    <message>
        <source>This rule does not say which requests it is for.</source>
        <translation>Diese Regel sagt nicht, für welche Anfragen sie gilt.</translation>
    </message>
    <message>
        <source>Add match with versionedExpr: SRC_IPS_V1 and srcIpRanges, or with an expression.</source>
        <translation>Fügen Sie match mit versionedExpr: SRC_IPS_V1 und srcIpRanges oder mit einem Ausdruck hinzu.</translation>
    </message>
    <message>
        <source>{0} belongs to policies of type CLOUD_ARMOR_NETWORK; this one is {1}.</source>
        <translation>{0} gehört zu Richtlinien vom Typ CLOUD_ARMOR_NETWORK; diese ist vom Typ {1}.</translation>
    </message>
    <message>
        <source>{0} has no effect with the action {1}.</source>
        <translation>{0} hat mit der Aktion {1} keine Wirkung.</translation>
    </message>
    <message>
        <source>The priority {0} is already taken by rules[{1}]; the cloud refuses it.</source>
        <translation>Die Priorität {0} hat schon rules[{1}]; die Cloud lehnt das ab.</translation>
    </message>
    <message>
        <source>Give each rule a priority of its own.</source>
        <translation>Geben Sie jeder Regel eine eigene Priorität.</translation>
    </message>
    <message>
        <source>This rule has no priority.</source>
        <translation>Diese Regel hat keine Priorität.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no address range: {1}.</source>
        <translation>„{0}“ ist kein Adressbereich: {1}.</translation>
    </message>
    <message>
        <source>Write it as 203.0.113.0/24, 2001:db8::/32 or *.</source>
        <translation>Schreiben Sie ihn als 203.0.113.0/24, 2001:db8::/32 oder *.</translation>
    </message>
    <message>
        <source>SRC_IPS_V1 compares addresses, and no ranges are listed.</source>
        <translation>SRC_IPS_V1 vergleicht Adressen, und es sind keine Bereiche aufgeführt.</translation>
    </message>
    <message>
        <source>Add config.srcIpRanges.</source>
        <translation>Fügen Sie config.srcIpRanges hinzu.</translation>
    </message>
    <message>
        <source>{0} is &apos;{1}&apos;; the cloud accepts {2}.</source>
        <translation>{0} ist „{1}“; die Cloud nimmt an: {2}.</translation>
    </message>
    <message>
        <source>Use one of these.</source>
        <translation>Nehmen Sie einen dieser Werte.</translation>
    </message>
    <message>
        <source>{0} needs {1} in its rateLimitOptions.</source>
        <translation>{0} braucht {1} in rateLimitOptions.</translation>
    </message>
    <message>
        <source>The action {0} needs rateLimitOptions; the cloud refuses it without.</source>
        <translation>Die Aktion {0} braucht rateLimitOptions; ohne lehnt die Cloud sie ab.</translation>
    </message>
    <message>
        <source>Add rateLimitOptions with a threshold.</source>
        <translation>Fügen Sie rateLimitOptions mit einer Schwelle hinzu.</translation>
    </message>
    <message>
        <source>This redirect leads nowhere: {0}.</source>
        <translation>Diese Umleitung führt nirgendwohin: {0}.</translation>
    </message>
    <message>
        <source>Write type: EXTERNAL_302 with a target, or GOOGLE_RECAPTCHA without.</source>
        <translation>Schreiben Sie type: EXTERNAL_302 mit einem Ziel oder GOOGLE_RECAPTCHA ohne.</translation>
    </message>
    <message>
        <source>The rule of priority {0} decides about every request, so this one is never reached.</source>
        <translation>Die Regel mit Priorität {0} entscheidet über jede Anfrage, deshalb wird diese nie erreicht.</translation>
    </message>
    <message>
        <source>Give this rule a lower priority number, or remove it.</source>
        <translation>Geben Sie dieser Regel eine kleinere Prioritätszahl oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>The policy &apos;{0}&apos; is {1}, but &apos;{2}&apos; is {3}; the cloud refuses the mix.</source>
        <translation>Bereich der Richtlinie „{0}“: {1}; Bereich von „{2}“: {3}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Use a policy of the same scope.</source>
        <translation>Nehmen Sie eine Richtlinie im selben Bereich.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a policy of type {1}; {2} needs one of type {3}.</source>
        <translation>„{0}“ ist eine Richtlinie vom Typ {1}; {2} braucht eine vom Typ {3}.</translation>
    </message>
    <message>
        <source>Use a policy of the right type.</source>
        <translation>Nehmen Sie eine Richtlinie vom richtigen Typ.</translation>
    </message>
    <message>
        <source>Requests pass with an invalid client certificate, and without any; only a header tells the backends.</source>
        <translation>Anfragen kommen mit ungültigem Clientzertifikat durch und auch ganz ohne; nur ein Header sagt es den Backends.</translation>
    </message>
    <message>
        <source>Send client_cert_present and client_cert_chain_verified to them in custom request headers, or use REJECT_INVALID.</source>
        <translation>Schicken Sie ihnen client_cert_present und client_cert_chain_verified in eigenen Anfrage-Headern oder nehmen Sie REJECT_INVALID.</translation>
    </message>
    <message>
        <source>The policy says nothing about client certificates, which is all an Application Load Balancer uses it for; the cloud refuses it.</source>
        <translation>Die Richtlinie sagt nichts über Clientzertifikate, und nur dafür verwendet ein Application Load Balancer sie; die Cloud lehnt sie ab.</translation>
    </message>
    <message>
        <source>Add mtlsPolicy with clientValidationMode.</source>
        <translation>Fügen Sie mtlsPolicy mit clientValidationMode hinzu.</translation>
    </message>
    <message>
        <source>REJECT_INVALID closes connections without a trusted client certificate, and nothing says whom to trust.</source>
        <translation>REJECT_INVALID schließt Verbindungen ohne vertrauenswürdiges Clientzertifikat, und nichts sagt, wem zu vertrauen ist.</translation>
    </message>
    <message>
        <source>Add clientValidationTrustConfig.</source>
        <translation>Fügen Sie clientValidationTrustConfig hinzu.</translation>
    </message>
    <message>
        <source>SPRAY_TO_WORLD is not for Application Load Balancers.</source>
        <translation>SPRAY_TO_WORLD ist nicht für Application Load Balancer.</translation>
    </message>
    <message>
        <source>Use SPRAY_TO_REGION, WATERFALL_BY_REGION or WATERFALL_BY_ZONE.</source>
        <translation>Nehmen Sie SPRAY_TO_REGION, WATERFALL_BY_REGION oder WATERFALL_BY_ZONE.</translation>
    </message>
    <message>
        <source>A service LB policy cannot spread traffic over &apos;{0}&apos;, {1}.</source>
        <translation>Eine Lastverteilungsrichtlinie kann den Verkehr nicht auf „{0}“ ({1}) verteilen.</translation>
    </message>
    <message>
        <source>Use zonal instance groups, or zonal or hybrid endpoint groups.</source>
        <translation>Nehmen Sie zonale Instanzgruppen oder zonale oder hybride Endpunktgruppen.</translation>
    </message>
    <message>
        <source>Isolation {0} has no effect alone; the cloud refuses it without {1}.</source>
        <translation>Die Isolation {0} hat allein keine Wirkung; die Cloud lehnt sie ab ohne: {1}.</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>Fügen Sie es hinzu.</translation>
    </message>
    <message>
        <source>The policy &apos;{0}&apos; is {1}, but the service is {2}; the cloud refuses the mix.</source>
        <translation>Bereich der Richtlinie „{0}“: {1}; Bereich des Dienstes: {2}; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>The profile COMPATIBLE lets clients use ciphers without forward secrecy, and 3DES.</source>
        <translation>Das Profil COMPATIBLE lässt Clients Chiffren ohne Forward Secrecy verwenden, auch 3DES.</translation>
    </message>
    <message>
        <source>Use MODERN, unless very old clients are worth it.</source>
        <translation>Nehmen Sie MODERN, falls sehr alte Clients das nicht wert sind.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a cipher suite of TLS 1.3: always on where TLS 1.3 is, and refused in the list.</source>
        <translation>„{0}“ ist eine Cipher-Suite von TLS 1.3: immer an, wo TLS 1.3 an ist, und in der Liste abgelehnt.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no feature the cloud knows{1}</source>
        <translation>„{0}“ ist kein Merkmal, das die Cloud kennt{1}</translation>
    </message>
    <message>
        <source>Use the name of a cipher suite up to TLS 1.2, for example TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256.</source>
        <translation>Nehmen Sie den Namen einer Cipher-Suite bis TLS 1.2, zum Beispiel TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256.</translation>
    </message>
    <message>
        <source>The profile CUSTOM has no features of its own, and none are listed; the cloud refuses it.</source>
        <translation>Das Profil CUSTOM hat keine eigenen Merkmale, und es sind keine aufgeführt; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>List cipher suites in customFeatures, or use a profile that has some.</source>
        <translation>Führen Sie Cipher-Suites in customFeatures auf oder nehmen Sie ein Profil, das welche hat.</translation>
    </message>
    <message>
        <source>customFeatures belongs to the profile CUSTOM; the cloud refuses it with {0}.</source>
        <translation>customFeatures gehört zum Profil CUSTOM; die Cloud lehnt es ab mit {0}.</translation>
    </message>
    <message>
        <source>Use CUSTOM, or remove customFeatures.</source>
        <translation>Nehmen Sie CUSTOM oder entfernen Sie customFeatures.</translation>
    </message>
    <message>
        <source>The profile FIPS_202205 demands TLS_1_2 as the lowest version; here it is {0}.</source>
        <translation>Das Profil FIPS_202205 verlangt TLS_1_2 als niedrigste Version; hier ist es {0}.</translation>
    </message>
    <message>
        <source>Write minTlsVersion: TLS_1_2.</source>
        <translation>Schreiben Sie minTlsVersion: TLS_1_2.</translation>
    </message>
    <message>
        <source>Clients may use TLS {0}, which is broken and forbidden by RFC 8996.</source>
        <translation>Clients dürfen TLS {0} verwenden, das gebrochen und durch RFC 8996 verboten ist.</translation>
    </message>
    <message>
        <source>Write minTlsVersion: TLS_1_2, unless very old clients are worth it.</source>
        <translation>Schreiben Sie minTlsVersion: TLS_1_2, falls sehr alte Clients das nicht wert sind.</translation>
    </message>
    <message>
        <source>TLS_1_3 is the lowest version; the cloud allows that with the profile RESTRICTED only, not with {0}.</source>
        <translation>TLS_1_3 ist die niedrigste Version; die Cloud erlaubt das nur mit dem Profil RESTRICTED, nicht mit {0}.</translation>
    </message>
    <message>
        <source>Use RESTRICTED, or TLS_1_2.</source>
        <translation>Nehmen Sie RESTRICTED oder TLS_1_2.</translation>
    </message>
    <message>
        <source>These cipher suites lack forward secrecy or authenticated encryption: {0}.</source>
        <translation>Diesen Cipher-Suites fehlt Forward Secrecy oder authentifizierte Verschlüsselung: {0}.</translation>
    </message>
    <message>
        <source>Leave them out, unless very old clients are worth it.</source>
        <translation>Lassen Sie sie weg, falls sehr alte Clients sie nicht wert sind.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is active already in {1} of the network {2}; the cloud allows one proxy-only subnetwork at a time.</source>
        <translation>„{0}“ ist schon aktiv: in {1} im Netzwerk {2}; die Cloud erlaubt dort ein einziges Nur-Proxy-Subnetz zur selben Zeit.</translation>
    </message>
    <message>
        <source>Make one of them BACKUP.</source>
        <translation>Setzen Sie eines davon auf BACKUP.</translation>
    </message>
    <message>
        <source>A {0} load balancer needs a proxy-only subnetwork in {1} of the network {2}, and there is none; the cloud refuses the rule without it.</source>
        <translation>Ein Load Balancer der Art {0} braucht ein Nur-Proxy-Subnetz in {1} im Netzwerk {2}, und es gibt keines; ohne lehnt die Cloud die Regel ab.</translation>
    </message>
    <message>
        <source>Add one to subnetworks with purpose {3} and role ACTIVE; an outdated purpose must be migrated to it.</source>
        <translation>Fügen Sie eines zu subnetworks hinzu, mit purpose {3} und role ACTIVE; ein veralteter Zweck muss dorthin migriert werden.</translation>
    </message>
    <message>
        <source>The purpose INTERNAL_HTTPS_LOAD_BALANCER is outdated: as long as it stands, no other load balancer with Envoy proxies can be made in this region of the network.</source>
        <translation>Der Zweck INTERNAL_HTTPS_LOAD_BALANCER ist veraltet: Solange er dort steht, lässt sich in dieser Region des Netzwerks kein anderer Load Balancer mit Envoy-Proxys anlegen.</translation>
    </message>
    <message>
        <source>Migrate the subnetwork to the purpose REGIONAL_MANAGED_PROXY.</source>
        <translation>Migrieren Sie das Subnetz zum Zweck REGIONAL_MANAGED_PROXY.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no range of addresses.</source>
        <translation>„{0}“ ist kein Adressbereich.</translation>
    </message>
    <message>
        <source>Write the first address and the length of the prefix, for example 10.129.0.0/23.</source>
        <translation>Schreiben Sie die erste Adresse und die Länge des Präfixes, zum Beispiel 10.129.0.0/23.</translation>
    </message>
    <message>
        <source>This proxy-only subnetwork has no range, so the source addresses of the proxies are not known.</source>
        <translation>Dieses Nur-Proxy-Subnetz hat keinen Adressbereich, deshalb sind die Quelladressen der Proxys nicht bekannt.</translation>
    </message>
    <message>
        <source>Add ipCidrRange, for example 10.129.0.0/23.</source>
        <translation>Fügen Sie ipCidrRange hinzu, zum Beispiel 10.129.0.0/23.</translation>
    </message>
    <message>
        <source>A proxy-only subnetwork has at least 64 addresses; {0} has fewer.</source>
        <translation>Ein Nur-Proxy-Subnetz hat mindestens 64 Adressen; {0} hat weniger.</translation>
    </message>
    <message>
        <source>Use a prefix of 26 or less; 23 is what the vendor recommends.</source>
        <translation>Nehmen Sie ein Präfix von 26 oder weniger; der Anbieter empfiehlt 23.</translation>
    </message>
    <message>
        <source>A proxy-only subnetwork says whether its proxies serve or wait; the cloud refuses it without a role.</source>
        <translation>Ein Nur-Proxy-Subnetz sagt, ob seine Proxys bedienen oder warten; ohne Rolle lehnt die Cloud es ab.</translation>
    </message>
    <message>
        <source>Add role: ACTIVE, or BACKUP if another one serves.</source>
        <translation>Fügen Sie role: ACTIVE hinzu oder BACKUP, falls ein anderes bedient.</translation>
    </message>
    <message>
        <source>Only proxy-only subnetworks have a role; the cloud refuses it here.</source>
        <translation>Eine Rolle gibt es allein bei Nur-Proxy-Subnetzen; hier lehnt die Cloud sie ab.</translation>
    </message>
    <message>
        <source>Remove role, or set purpose to REGIONAL_MANAGED_PROXY.</source>
        <translation>Entfernen Sie role oder setzen Sie purpose auf REGIONAL_MANAGED_PROXY.</translation>
    </message>
    <message>
        <source>Subsetting needs sessionAffinity NONE; with {0} the cloud refuses it.</source>
        <translation>Subsetting braucht sessionAffinity NONE; mit {0} lehnt die Cloud es ab.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a backend bucket, which is not served here: its requests are answered with 503.</source>
        <translation>„{0}“ ist ein Backend-Bucket, und der wird hier nicht bedient: Seine Anfragen werden mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>Use a backend service to see traffic.</source>
        <translation>Nehmen Sie einen Backend-Dienst, um Verkehr zu sehen.</translation>
    </message>
    <message>
        <source>{0} exclude each other; it is not clear where requests should go.</source>
        <translation>Nicht zusammen möglich: {0}; es ist nicht klar, wohin Anfragen gehen sollen.</translation>
    </message>
    <message>
        <source>Keep exactly one of them.</source>
        <translation>Behalten Sie genau eines davon.</translation>
    </message>
    <message>
        <source>Nothing says where {0} should go{1}</source>
        <translation>Es fehlt ein Ziel für: {0}{1}</translation>
    </message>
    <message>
        <source>Add {2}, a redirect, or a weighted split.</source>
        <translation>Fügen Sie {2}, eine Umleitung oder eine gewichtete Aufteilung hinzu.</translation>
    </message>
    <message>
        <source>urlRedirect excludes {0}: the redirect answers, the rest has no effect.</source>
        <translation>urlRedirect schließt {0} aus: Die Umleitung antwortet, der Rest hat keine Wirkung.</translation>
    </message>
    <message>
        <source>Remove {0} or the redirect.</source>
        <translation>Entfernen Sie {0} oder die Umleitung.</translation>
    </message>
    <message>
        <source>No certificate is named; the cloud refuses the proxy without one.</source>
        <translation>Es ist kein Zertifikat genannt; ohne lehnt die Cloud den Proxy ab.</translation>
    </message>
    <message>
        <source>Add sslCertificates with at least one, or a certificateMap.</source>
        <translation>Fügen Sie sslCertificates mit mindestens einem Zertifikat oder eine certificateMap hinzu.</translation>
    </message>
    <message>
        <source>{0} Compute certificates and {1} of the Certificate Manager are listed together; the cloud refuses the mix.</source>
        <translation>Compute-Zertifikate ({0}) und solche des Certificate Manager ({1}) sind zusammen aufgeführt; die Cloud lehnt die Mischung ab.</translation>
    </message>
    <message>
        <source>Use one kind.</source>
        <translation>Nehmen Sie eine Art.</translation>
    </message>
    <message>
        <source>The certificate map &apos;{0}&apos; overrides sslCertificates, so none of them is ever shown to a client.</source>
        <translation>Die Zertifikatszuordnung „{0}“ hat Vorrang vor sslCertificates, deshalb wird davon nie eines einem Client gezeigt.</translation>
    </message>
    <message>
        <source>Remove sslCertificates, or the map.</source>
        <translation>Entfernen Sie sslCertificates oder die Zuordnung.</translation>
    </message>
    <message>
        <source>Client certificates are documented for global external and classic load balancers; for a {0} one the cloud may refuse them.</source>
        <translation>Clientzertifikate sind für globale externe und klassische Load Balancer dokumentiert; bei der Art {0} lehnt die Cloud sie möglicherweise ab.</translation>
    </message>
    <message>
        <source>Remove serverTlsPolicy, or use a mode that has it.</source>
        <translation>Entfernen Sie serverTlsPolicy oder nehmen Sie einen Modus, der es hat.</translation>
    </message>
    <message>
        <source>Early data can be replayed by an attacker, and {0} is accepted in it.</source>
        <translation>Early Data kann ein Angreifer noch einmal senden, und darin wird angenommen: {0}.</translation>
    </message>
    <message>
        <source>Use STRICT, or make sure that backends answer 425 to what must not be repeated (requests carry Early-Data: 1).</source>
        <translation>Nehmen Sie STRICT oder sorgen Sie dafür, dass Backends mit 425 beantworten, was sich nicht wiederholen darf (Anfragen tragen Early-Data: 1).</translation>
    </message>
    <message>
        <source>A classic load balancer keeps idle clients for 610 seconds, always; the cloud refuses another value.</source>
        <translation>Ein klassischer Load Balancer behält untätige Clients immer 610 Sekunden; einen anderen Wert lehnt die Cloud ab.</translation>
    </message>
    <message>
        <source>Remove httpKeepAliveTimeoutSec.</source>
        <translation>Entfernen Sie httpKeepAliveTimeoutSec.</translation>
    </message>
    <message>
        <source>Idle clients are cut off after {0} seconds. Clients and proxies in front that keep connections longer meet closed ones now and then, and requests on them fail.</source>
        <translation>Untätige Clients werden nach {0} Sekunden getrennt. Clients und vorgelagerte Proxys, die Verbindungen länger behalten, treffen ab und zu auf geschlossene, und Anfragen darauf scheitern.</translation>
    </message>
    <message>
        <source>Have them close idle connections earlier, or use 610 and more.</source>
        <translation>Lassen Sie diese untätige Verbindungen früher schließen oder nehmen Sie 610 und mehr.</translation>
    </message>
    <message>
        <source>The vendor documents 600 seconds for {0} load balancers and this setting for global external ones, so the cloud may not follow it.</source>
        <translation>Der Anbieter dokumentiert 600 Sekunden für Load Balancer der Art {0} und diese Einstellung für globale externe; deshalb befolgt die Cloud sie vielleicht nicht.</translation>
    </message>
    <message>
        <source>Count on 600 seconds in the cloud; here the value is carried out.</source>
        <translation>Rechnen Sie in der Cloud mit 600 Sekunden; hier wird der Wert ausgeführt.</translation>
    </message>
    <message>
        <source>HTTP/3 needs the PREMIUM tier; the forwarding rule &apos;{0}&apos; is in the STANDARD tier, so clients there are not offered HTTP/3.</source>
        <translation>HTTP/3 braucht die Stufe PREMIUM; die Weiterleitungsregel „{0}“ ist in der Stufe STANDARD, deshalb wird Clients dort kein HTTP/3 angeboten.</translation>
    </message>
    <message>
        <source>Move the rule to PREMIUM, or remove quicOverride.</source>
        <translation>Bringen Sie die Regel in die Stufe PREMIUM oder entfernen Sie quicOverride.</translation>
    </message>
    <message>
        <source>The proxy &apos;{0}&apos; has the scheme {1}; a forwarding rule with {2} cannot use it in the cloud.</source>
        <translation>Der Proxy „{0}“ hat das Schema {1}; eine Weiterleitungsregel mit {2} kann ihn in der Cloud nicht verwenden.</translation>
    </message>
    <message>
        <source>No SSL policy is named, so old clients with TLS 1.0 and weak ciphers are let in: the cloud takes profile COMPATIBLE.</source>
        <translation>Es ist keine SSL-Richtlinie genannt, deshalb werden alte Clients mit TLS 1.0 und schwachen Chiffren eingelassen: Die Cloud nimmt das Profil COMPATIBLE.</translation>
    </message>
    <message>
        <source>Add sslPolicy with a policy of profile MODERN and minTlsVersion TLS_1_2.</source>
        <translation>Fügen Sie sslPolicy mit einer Richtlinie hinzu, die das Profil MODERN und minTlsVersion TLS_1_2 hat.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no path template, so it never matches: {1}</source>
        <translation>„{0}“ ist keine Pfadvorlage, deshalb passt sie nie: {1}</translation>
    </message>
    <message>
        <source>Write it like /shop/{user=*}/cart/{rest=**}.</source>
        <translation>Schreiben Sie sie wie /shop/{user=*}/cart/{rest=**}.</translation>
    </message>
    <message>
        <source>The load balancer keeps idle connections to backends for 600 s; a server that closes earlier makes requests fail now and then.</source>
        <translation>Der Load Balancer behält untätige Verbindungen zu Backends 600 s; ein Server, der früher schließt, lässt Anfragen ab und zu scheitern.</translation>
    </message>
    <message>
        <source>Make servers wait longer: Apache &apos;KeepAliveTimeout 620&apos;, nginx &apos;keepalive_timeout 620s;&apos;.</source>
        <translation>Lassen Sie Server länger warten: Apache &apos;KeepAliveTimeout 620&apos;, nginx &apos;keepalive_timeout 620s;&apos;.</translation>
    </message>
    <message>
        <source>The timeout is {0}; connections to backends end after 86400 s in any case.</source>
        <translation>Das Zeitlimit ist {0}; Verbindungen zu Backends enden in jedem Fall nach 86400 s.</translation>
    </message>
    <message>
        <source>Lower it to a day at most.</source>
        <translation>Senken Sie es auf höchstens einen Tag.</translation>
    </message>
    <message>
        <source>A removed backend is cut off after {0} s, although requests may take {1} s.</source>
        <translation>Ein entferntes Backend wird nach {0} s getrennt, obwohl Anfragen {1} s dauern dürfen.</translation>
    </message>
    <message>
        <source>Raise drainingTimeoutSec to timeoutSec, at most 3600.</source>
        <translation>Erhöhen Sie drainingTimeoutSec auf timeoutSec, höchstens 3600.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is {1} and has a fixed time of {2} in the cloud, so this timeout has no effect there.</source>
        <translation>„{0}“ ({1}) hat in der Cloud eine feste Zeit von {2}, deshalb hat dieses Zeitlimit dort keine Wirkung.</translation>
    </message>
    <message>
        <source>The route&apos;s timeout of {0} counts, not the {1} of the backend service &apos;{2}&apos;.</source>
        <translation>Das Zeitlimit der Route ({0}) zählt, nicht das des Backend-Dienstes „{2}“ ({1}).</translation>
    </message>
    <message>
        <source>Remove the timeout if the backend service&apos;s should count.</source>
        <translation>Entfernen Sie das Zeitlimit, falls das des Backend-Dienstes zählen soll.</translation>
    </message>
    <message>
        <source>timeoutSec is {0}, but serverless backends always have 60 minutes; the cloud refuses it.</source>
        <translation>timeoutSec ist {0}, aber serverlose Backends haben immer 60 Minuten; die Cloud lehnt es ab.</translation>
    </message>
    <message>
        <source>Remove timeoutSec.</source>
        <translation>Entfernen Sie timeoutSec.</translation>
    </message>
    <message>
        <source>timeoutSec is {0}, but the proxies stop waiting after 86400 s (one day).</source>
        <translation>timeoutSec ist {0}, aber die Proxys warten nicht länger als 86400 s (einen Tag).</translation>
    </message>
    <message>
        <source>Use at most 86400, and let clients try again.</source>
        <translation>Nehmen Sie höchstens 86400 und lassen Sie Clients es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>With this timeoutSec a {0} load balancer {1}.</source>
        <translation>Mit diesem timeoutSec gilt für einen Load Balancer der Art {0}: {1}.</translation>
    </message>
    <message>
        <source>Choose it by the longest silence on a WebSocket, and let clients reconnect.</source>
        <translation>Wählen Sie es nach der längsten Stille auf einem WebSocket und lassen Sie Clients sich neu verbinden.</translation>
    </message>
    <message>
        <source>A timeout of 0 leaves the backend no time: here every request ends with a timeout.</source>
        <translation>Ein Zeitlimit von 0 lässt dem Backend keine Zeit: Hier endet jede Anfrage mit einer Zeitüberschreitung.</translation>
    </message>
    <message>
        <source>Set a time above 0, or remove the field so that the backend service&apos;s counts.</source>
        <translation>Setzen Sie eine Zeit über 0 oder entfernen Sie das Feld, damit die des Backend-Dienstes zählt.</translation>
    </message>
    <message>
        <source>An alternative name has either dnsName or uniformResourceIdentifier.</source>
        <translation>Ein alternativer Name hat entweder dnsName oder uniformResourceIdentifier.</translation>
    </message>
    <message>
        <source>Keep exactly one.</source>
        <translation>Behalten Sie genau eines.</translation>
    </message>
    <message>
        <source>tlsSettings needs a protocol with TLS; here it is {0}.</source>
        <translation>tlsSettings braucht ein Protokoll mit TLS; hier ist es {0}.</translation>
    </message>
    <message>
        <source>Use HTTPS or HTTP2, or remove tlsSettings.</source>
        <translation>Nehmen Sie HTTPS oder HTTP2 oder entfernen Sie tlsSettings.</translation>
    </message>
    <message>
        <source>No certificate stands here.</source>
        <translation>Hier steht kein Zertifikat.</translation>
    </message>
    <message>
        <source>Add pemCertificate.</source>
        <translation>Fügen Sie pemCertificate hinzu.</translation>
    </message>
    <message>
        <source>This trust config trusts nobody, so every client certificate is invalid.</source>
        <translation>Diese Vertrauenskonfiguration vertraut niemandem, deshalb ist jedes Clientzertifikat ungültig.</translation>
    </message>
    <message>
        <source>Add trustStores with a trust anchor, or allowlistedCertificates.</source>
        <translation>Fügen Sie trustStores mit einem Vertrauensanker oder allowlistedCertificates hinzu.</translation>
    </message>
    <message>
        <source>This trust store has no trust anchor, so no chain ends in it.</source>
        <translation>Dieser Vertrauensspeicher hat keinen Vertrauensanker, deshalb endet keine Kette darin.</translation>
    </message>
    <message>
        <source>Add trustAnchors with the certificate of a root.</source>
        <translation>Fügen Sie trustAnchors mit dem Zertifikat einer Stammzertifizierungsstelle hinzu.</translation>
    </message>
    <message>
        <source>{0} anchors and intermediates are more than the {1} the cloud accepts in one store.</source>
        <translation>Zu viele Anker und Zwischenzertifikate: {0}; die Cloud nimmt in einem Speicher höchstens {1} an.</translation>
    </message>
    <message>
        <source>Leave out what no client needs.</source>
        <translation>Lassen Sie weg, was kein Client braucht.</translation>
    </message>
    <message>
        <source>This URL map has about {0} KB; a {2} load balancer takes {1} KB.</source>
        <translation>Diese URL-Zuordnung hat etwa {0} KB; ein Load Balancer der Art {2} nimmt {1} KB an.</translation>
    </message>
    <message>
        <source>Split it into several URL maps, or merge rules that differ only in the path.</source>
        <translation>Teilen Sie sie in mehrere URL-Zuordnungen auf oder führen Sie Regeln zusammen, die sich nur im Pfad unterscheiden.</translation>
    </message>
    <message>
        <source>{0} is no status that redirects answer with.</source>
        <translation>{0} ist kein Status, mit dem Umleitungen antworten.</translation>
    </message>
    <message>
        <source>Use 301, 302, 303, 307 or 308.</source>
        <translation>Nehmen Sie 301, 302, 303, 307 oder 308.</translation>
    </message>
    <message>
        <source>service and expectedRedirectResponseCode exclude each other: a request is forwarded or redirected.</source>
        <translation>service und expectedRedirectResponseCode schließen einander aus: Eine Anfrage geht an einen Dienst oder wird mit einer Umleitung beantwortet.</translation>
    </message>
    <message>
        <source>Keep the one that is meant.</source>
        <translation>Behalten Sie das, was gemeint ist.</translation>
    </message>
    <message>
        <source>This test expects nothing, so it shows nothing.</source>
        <translation>Dieser Test erwartet nichts, deshalb zeigt er nichts.</translation>
    </message>
    <message>
        <source>Add service, or expectedRedirectResponseCode with expectedOutputUrl.</source>
        <translation>Fügen Sie service oder expectedRedirectResponseCode mit expectedOutputUrl hinzu.</translation>
    </message>
    <message>
        <source>This test of the map fails. {0}</source>
        <translation>Dieser Test der Zuordnung schlägt fehl. {0}</translation>
    </message>
    <message>
        <source>Mend the rule, or the test if it expects the wrong thing; the cloud refuses maps whose tests fail.</source>
        <translation>Berichtigen Sie die Regel oder den Test, falls er das Falsche erwartet; die Cloud lehnt Zuordnungen ab, deren Tests fehlschlagen.</translation>
    </message>
    <message>
        <source>The Host header &apos;{0}&apos; is not the test&apos;s host &apos;{1}&apos;.</source>
        <translation>Der Host-Header „{0}“ ist nicht der Host „{1}“ des Tests.</translation>
    </message>
    <message>
        <source>Make them equal, or remove the header.</source>
        <translation>Gleichen Sie beide an oder entfernen Sie den Header.</translation>
    </message>
    <message>
        <source>This test has no {0}, so it is no request.</source>
        <translation>In diesem Test fehlt {0}, deshalb ist er keine Anfrage.</translation>
    </message>
    <message>
        <source>A {0} load balancer does not evaluate the tests of its URL map; here they run.</source>
        <translation>Ein Load Balancer der Art {0} wertet die Tests seiner URL-Zuordnung nicht aus; hier laufen sie.</translation>
    </message>
    <message>
        <source>Keep them: they show mistakes here, before they reach the cloud.</source>
        <translation>Behalten Sie sie: Sie zeigen Fehler hier, bevor diese die Cloud erreichen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no whole URL.</source>
        <translation>„{0}“ ist keine vollständige URL.</translation>
    </message>
    <message>
        <source>Write scheme, host and path, for example https://shop.example.com/new.</source>
        <translation>Schreiben Sie Schema, Host und Pfad, zum Beispiel https://shop.example.com/new.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no path of a request: {1}</source>
        <translation>„{0}“ ist kein Pfad einer Anfrage: {1}</translation>
    </message>
    <message>
        <source>Begin with /; a query may follow.</source>
        <translation>Beginnen Sie mit /; eine Abfrage darf folgen.</translation>
    </message>
    <message>
        <source>The weights add up to 0, so no backend service could ever be chosen.</source>
        <translation>Die Gewichte ergeben zusammen 0, deshalb könnte nie ein Backend-Dienst gewählt werden.</translation>
    </message>
    <message>
        <source>Give at least one entry a weight above 0.</source>
        <translation>Geben Sie mindestens einem Eintrag ein Gewicht über 0.</translation>
    </message>
    <message>
        <source>The entry for &apos;{0}&apos; has no weight, which counts as 0: it gets no requests.</source>
        <translation>Der Eintrag für „{0}“ hat kein Gewicht, das zählt als 0: Er bekommt keine Anfragen.</translation>
    </message>
    <message>
        <source>Add weight, 1–1000.</source>
        <translation>Fügen Sie weight hinzu, 1–1000.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is already in weightedBackendServices[{1}]; the shares add up.</source>
        <translation>„{0}“ steht schon in weightedBackendServices[{1}]; die Anteile addieren sich.</translation>
    </message>
    <message>
        <source>Merge the two entries.</source>
        <translation>Führen Sie die beiden Einträge zusammen.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain was not signed by the one after it, although that is called &apos;{1}&apos;.</source>
        <translation>Zertifikat {0} der Kette wurde nicht von dem darauf folgenden signiert, obwohl dieses „{1}“ heißt.</translation>
    </message>
    <message>
        <source>Get the right intermediate certificate from who issued it.</source>
        <translation>Besorgen Sie das richtige Zwischenzertifikat von der ausstellenden Stelle.</translation>
    </message>
    <message>
        <source>The chain lacks &apos;{1}&apos;, which issued its certificate {0}; clients that do not know it refuse the connection.</source>
        <translation>In der Kette fehlt „{1}“, das ihr Zertifikat {0} ausgestellt hat; Clients, die es nicht kennen, lehnen die Verbindung ab.</translation>
    </message>
    <message>
        <source>Append the intermediate certificate that came with it.</source>
        <translation>Hängen Sie das mitgelieferte Zwischenzertifikat an.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain (&apos;{1}&apos;) was issued by certificate {2}, which does not follow it.</source>
        <translation>Zertifikat {0} der Kette („{1}“) wurde von Zertifikat {2} ausgestellt, das nicht darauf folgt.</translation>
    </message>
    <message>
        <source>Put the server&apos;s certificate first, and each issuer behind what it issued.</source>
        <translation>Stellen Sie das Zertifikat des Servers an den Anfang und jeden Aussteller hinter das, was er ausgestellt hat.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain (&apos;{1}&apos;) expired on {2}; clients refuse it.</source>
        <translation>Zertifikat {0} der Kette („{1}“) ist am {2} abgelaufen; Clients lehnen es ab.</translation>
    </message>
    <message>
        <source>Renew it.</source>
        <translation>Erneuern Sie es.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain (&apos;{1}&apos;) expires on {2}.</source>
        <translation>Zertifikat {0} der Kette („{1}“) läuft am {2} ab.</translation>
    </message>
    <message>
        <source>Renew it before that day.</source>
        <translation>Erneuern Sie es vor diesem Tag.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is for {1}, which none of the URL map&apos;s hosts is: {2}.</source>
        <translation>„{0}“ gilt für {1}, was keiner der Hosts der URL-Zuordnung ist: {2}.</translation>
    </message>
    <message>
        <source>Take it out of the list, or have it issued for the hosts that the proxy serves.</source>
        <translation>Nehmen Sie es aus der Liste, oder lassen Sie es für die Hosts ausstellen, die der Proxy bedient.</translation>
    </message>
    <message>
        <source>Request the certificate with such a key.</source>
        <translation>Beantragen Sie das Zertifikat mit einem solchen Schlüssel.</translation>
    </message>
    <message>
        <source>The private key does not belong to the certificate, so nothing can be served with it.</source>
        <translation>Der private Schlüssel gehört nicht zum Zertifikat, damit kann nichts bedient werden.</translation>
    </message>
    <message>
        <source>Put the server&apos;s certificate first, and give the key it was requested with.</source>
        <translation>Stellen Sie das Zertifikat des Servers an den Anfang, und geben Sie den Schlüssel an, mit dem es beantragt wurde.</translation>
    </message>
    <message>
        <source>Request it with the host as a subject alternative name.</source>
        <translation>Beantragen Sie es mit dem Host als alternativem Antragstellernamen (SAN).</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain (&apos;{1}&apos;) is valid from {2} on; until then clients refuse it.</source>
        <translation>Zertifikat {0} der Kette („{1}“) gilt ab dem {2}; bis dahin lehnen Clients es ab.</translation>
    </message>
    <message>
        <source>Wait for that day, or check this machine&apos;s clock.</source>
        <translation>Warten Sie diesen Tag ab, oder prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate is signed by itself, so no client trusts it unless told to.</source>
        <translation>Das Zertifikat ist von sich selbst signiert, daher vertraut ihm kein Client, dem es nicht gesagt wird.</translation>
    </message>
    <message>
        <source>For development, have the development CA issue it; else use a certificate authority.</source>
        <translation>Lassen Sie es für die Entwicklung von der Entwicklungs-CA ausstellen; sonst nehmen Sie eine Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain is signed with {1}, which clients refuse.</source>
        <translation>Zertifikat {0} der Kette ist mit {1} signiert, was Clients ablehnen.</translation>
    </message>
    <message>
        <source>Have it issued again with SHA-256.</source>
        <translation>Lassen Sie es mit SHA-256 neu ausstellen.</translation>
    </message>
    <message>
        <source>The key of certificate {0} of the chain is {1}; the cloud accepts {2} here.</source>
        <translation>Der Schlüssel von Zertifikat {0} der Kette ist {1}; die Cloud akzeptiert hier {2}.</translation>
    </message>
    <message>
        <source>Certificate {0} of the chain (&apos;{1}&apos;) has no subject alternative name, so browsers accept it for no host.</source>
        <translation>Zertifikat {0} der Kette („{1}“) hat keinen alternativen Antragstellernamen (SAN), daher akzeptieren Browser es für keinen Host.</translation>
    </message>
    <message>
        <source>No development certificate could be issued. {0}</source>
        <translation>Es konnte kein Entwicklungszertifikat ausgestellt werden. {0}</translation>
    </message>
    <message>
        <source>Put that right, or name the private key&apos;s file under local.secrets.</source>
        <translation>Beheben Sie das, oder nennen Sie die Datei des privaten Schlüssels unter local.secrets.</translation>
    </message>
    <message>
        <source>The development certificate is not for every host. {0}</source>
        <translation>Das Entwicklungszertifikat gilt nicht für jeden Host. {0}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no secret that {1} has here, so its file is not read.</source>
        <translation>„{0}“ ist kein Geheimnis, das {1} hier hat; die Datei wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Write privateKey or ocspResponse.</source>
        <translation>Schreiben Sie privateKey oder ocspResponse.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>Correct the path, which counts from the folder of the workspace file, or put the file there.</source>
        <translation>Berichtigen Sie den Pfad, der vom Ordner der Arbeitsbereichsdatei aus zählt, oder legen Sie die Datei dort ab.</translation>
    </message>
    <message>
        <source>Others than its owner may read the private key in {0} (mode {1}).</source>
        <translation>Nicht nur der Eigentümer darf den privaten Schlüssel in {0} lesen (Modus {1}).</translation>
    </message>
    <message>
        <source>Run chmod 600 &apos;{0}&apos;, and replace the key if somebody may have read it.</source>
        <translation>Führen Sie chmod 600 &apos;{0}&apos; aus, und ersetzen Sie den Schlüssel, falls ihn jemand gelesen haben kann.</translation>
    </message>
    <message>
        <source>The file cannot be read. {0}</source>
        <translation>Die Datei kann nicht gelesen werden. {0}</translation>
    </message>
    <message>
        <source>Let the owner of this process read it: chmod 600 &apos;{1}&apos;, or correct the path.</source>
        <translation>Erlauben Sie dem Eigentümer dieses Prozesses das Lesen: chmod 600 &apos;{1}&apos;, oder berichtigen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The private key in this certificate cannot be read. {0}</source>
        <translation>Der private Schlüssel in diesem Zertifikat kann nicht gelesen werden. {0}</translation>
    </message>
    <message>
        <source>Move the key to a file that only its owner may read, and name that file under local.secrets.</source>
        <translation>Legen Sie den Schlüssel in einer Datei ab, die nur ihr Eigentümer lesen darf, und nennen Sie diese Datei unter local.secrets.</translation>
    </message>
    <message>
        <source>The private key in {0} does not belong to the certificate of {1}.</source>
        <translation>Der private Schlüssel in {0} gehört nicht zum Zertifikat von {1}.</translation>
    </message>
    <message>
        <source>Name the key that the certificate was requested with, or the certificate that belongs to the key, with the server&apos;s own first.</source>
        <translation>Nennen Sie den Schlüssel, mit dem das Zertifikat beantragt wurde, oder das Zertifikat, das zum Schlüssel gehört, das des Servers zuerst.</translation>
    </message>
    <message>
        <source>{0} holds a private key, but there is no certificate to show with it: neither in {1} nor beside the key.</source>
        <translation>{0} enthält einen privaten Schlüssel, aber es gibt kein Zertifikat dazu: weder in {1} noch neben dem Schlüssel.</translation>
    </message>
    <message>
        <source>Write the certificate into {1}, or name a PKCS#12 or PEM file that holds both.</source>
        <translation>Schreiben Sie das Zertifikat in {1}, oder nennen Sie eine PKCS#12- oder PEM-Datei, die beides enthält.</translation>
    </message>
    <message>
        <source>{0} holds no private key that can be used. {1}</source>
        <translation>{0} enthält keinen brauchbaren privaten Schlüssel. {1}</translation>
    </message>
    <message>
        <source>Name a file in PEM, DER or PKCS#12 form.</source>
        <translation>Nennen Sie eine Datei in der Form PEM, DER oder PKCS#12.</translation>
    </message>
    <message>
        <source>{0} is no OCSP response in DER form, so that none is stapled.</source>
        <translation>{0} ist keine OCSP-Antwort in der Form DER; es wird keine mitgesendet.</translation>
    </message>
    <message>
        <source>Fetch one with openssl ocsp -respout &apos;{0}&apos;.</source>
        <translation>Holen Sie eine mit openssl ocsp -respout &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>The private key in {0} is encrypted, and nobody said its passphrase.</source>
        <translation>Der private Schlüssel in {0} ist verschlüsselt, und es wurde keine Passphrase genannt.</translation>
    </message>
    <message>
        <source>Set SWITCHYARD_PASSPHRASE, or use --passphrase-file with switchyardctl; or keep a key without one: openssl pkey -in &apos;{0}&apos; -out plain.key.pem.</source>
        <translation>Setzen Sie SWITCHYARD_PASSPHRASE, oder verwenden Sie --passphrase-file bei switchyardctl; oder bewahren Sie den Schlüssel ohne Passphrase auf: openssl pkey -in &apos;{0}&apos; -out plain.key.pem.</translation>
    </message>
    <message>
        <source>The passphrase does not open the private key in {0}.</source>
        <translation>Die Passphrase öffnet den privaten Schlüssel in {0} nicht.</translation>
    </message>
    <message>
        <source>Correct SWITCHYARD_PASSPHRASE or the file of --passphrase-file; try it with openssl pkey -in &apos;{0}&apos; -noout.</source>
        <translation>Berichtigen Sie SWITCHYARD_PASSPHRASE oder die Datei von --passphrase-file; prüfen Sie sie mit openssl pkey -in &apos;{0}&apos; -noout.</translation>
    </message>
    <message>
        <source>{0} of {1} has a file already, at {2}; this row is ignored.</source>
        <translation>{0} von {1} hat schon eine Datei, bei {2}; diese Zeile zählt nicht.</translation>
    </message>
    <message>
        <source>Remove one of the two rows.</source>
        <translation>Entfernen Sie eine der beiden Zeilen.</translation>
    </message>
    <message>
        <source>There is no resource &apos;{0}&apos;, so this secret is used nowhere.</source>
        <translation>Es gibt keine Ressource „{0}“; dieses Geheimnis wird nirgends verwendet.</translation>
    </message>
    <message>
        <source>Write collection and name, such as sslCertificates/web, or remove the row.</source>
        <translation>Schreiben Sie Sammlung und Namen, etwa sslCertificates/web, oder entfernen Sie die Zeile.</translation>
    </message>
    <message>
        <source>The client certificate &apos;{0}&apos; is not shown to backends: {1}.</source>
        <translation>Das Clientzertifikat „{0}“ wird Backends nicht gezeigt: {1}.</translation>
    </message>
    <message>
        <source>Name the private key&apos;s file under local.secrets, or have a stand-in issued: switchyardctl certificates issue.</source>
        <translation>Nennen Sie die Datei des privaten Schlüssels unter local.secrets, oder lassen Sie ein Ersatzzertifikat ausstellen: switchyardctl certificates issue.</translation>
    </message>
    <message>
        <source>&apos;{1}&apos; passes bytes on and needs backends of the protocol TCP or SSL; with {0} the cloud refuses it.</source>
        <translation>„{1}“ reicht Bytes weiter und braucht Backends mit dem Protokoll TCP oder SSL; mit {0} lehnt die Cloud es ab.</translation>
    </message>
    <message>
        <source>Use TCP, or SSL where the backends want TLS.</source>
        <translation>Verwenden Sie TCP, oder SSL, wo die Backends TLS verlangen.</translation>
    </message>
    <message>
        <source>No private key of &apos;{0}&apos; is at hand, so no client is shown this certificate here.</source>
        <translation>Zu „{0}“ liegt kein privater Schlüssel vor, daher wird dieses Zertifikat hier keinem Client gezeigt.</translation>
    </message>
    <message>
        <source>Name the key&apos;s file under local.secrets, or have a stand-in issued: switchyardctl certificates issue.</source>
        <translation>Nennen Sie die Datei des Schlüssels unter local.secrets, oder lassen Sie ein Ersatzzertifikat ausstellen: switchyardctl certificates issue.</translation>
    </message>
    <message>
        <source>A certificate of the development CA stands in for &apos;{0}&apos; here; clients trust it only if they trust that CA.</source>
        <translation>Ein Zertifikat der Entwicklungs-CA vertritt hier „{0}“; Clients vertrauen ihm nur, wenn sie dieser CA vertrauen.</translation>
    </message>
    <message>
        <source>Have the clients trust it, or name the file of the real private key under local.secrets.</source>
        <translation>Lassen Sie die Clients ihr vertrauen, oder nennen Sie die Datei des echten privaten Schlüssels unter local.secrets.</translation>
    </message>
    <message>
        <source>The certificate cannot be read. {0}</source>
        <translation>Das Zertifikat kann nicht gelesen werden. {0}</translation>
    </message>
    <message>
        <source>Paste the PEM text as it was issued, with the server&apos;s certificate first.</source>
        <translation>Fügen Sie den PEM-Text so ein, wie er ausgestellt wurde, das Zertifikat des Servers zuerst.</translation>
    </message>
    <message>
        <source>This rule does not listen here: &apos;{0}&apos; has no certificate that can be shown ({1}).</source>
        <translation>Diese Regel lauscht hier nicht: „{0}“ hat kein Zertifikat, das gezeigt werden kann ({1}).</translation>
    </message>
    <message>
        <source>{0} is not offered here, because this machine&apos;s OpenSSL lacks it.</source>
        <translation>{0} wird hier nicht angeboten, weil es dem OpenSSL dieses Rechners fehlt.</translation>
    </message>
    <message>
        <source>Count on it in the cloud only.</source>
        <translation>Rechnen Sie nur in der Cloud damit.</translation>
    </message>
    <message>
        <source>Without an authenticationConfig nobody vouches for the names in a backend&apos;s certificate, so they are not checked here.</source>
        <translation>Ohne authenticationConfig bürgt niemand für die Namen im Zertifikat eines Backends, daher werden sie hier nicht geprüft.</translation>
    </message>
    <message>
        <source>Add authenticationConfig to have backends verified.</source>
        <translation>Ergänzen Sie authenticationConfig, damit Backends geprüft werden.</translation>
    </message>
    <message>
        <source>This trust config cannot be read, so nobody is trusted by it. {0}</source>
        <translation>Diese Vertrauenskonfiguration kann nicht gelesen werden, daher wird durch sie niemandem vertraut. {0}</translation>
    </message>
    <message>
        <source>Write one certificate in PEM form into each entry.</source>
        <translation>Schreiben Sie in jeden Eintrag ein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
        <source>Name such a host in full, or name the file of a private key under local.secrets.</source>
        <translation>Nennen Sie einen solchen Host vollständig, oder nennen Sie unter local.secrets die Datei eines privaten Schlüssels.</translation>
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
        <source>A TLS connection to %1 every %2 s</source>
        <translation>Eine TLS-Verbindung zu %1 alle %2 s</translation>
    </message>
    <message>
        <source>The gRPC call %1 every %2 s</source>
        <translation>Der gRPC-Aufruf %1 alle %2 s</translation>
    </message>
    <message>
        <source>The gRPC call %1 for the service %2 every %3 s</source>
        <translation>Der gRPC-Aufruf %1 für den Dienst %2 alle %3 s</translation>
    </message>
    <message>
        <source>The answer SERVING within %1 s</source>
        <translation>Die Antwort SERVING binnen %1 s</translation>
    </message>
    <message>
        <source>The health check has no type that is known; the endpoint counts as healthy.</source>
        <translation>Die Zustandsprüfung hat keinen bekannten Typ; der Endpunkt gilt als gesund.</translation>
    </message>
    <message>
        <source>The backend does not speak HTTP/2 at this port. Check type and port of the health check; HTTP2 and GRPC_WITH_TLS want TLS that agrees to h2 (ALPN).</source>
        <translation>Das Backend spricht an diesem Port kein HTTP/2. Prüfen Sie Typ und Port der Zustandsprüfung; HTTP2 und GRPC_WITH_TLS verlangen TLS, das h2 zustimmt (ALPN).</translation>
    </message>
    <message>
        <source>The backend broke the probe off, or its answer is not valid HTTP/2. Look at its log.</source>
        <translation>Das Backend brach die Prüfung ab, oder seine Antwort ist kein gültiges HTTP/2. Sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>The server knows nothing of this service. Correct grpcServiceName of the health check, or leave it empty to ask for the server as a whole.</source>
        <translation>Der Server weiß nichts von diesem Dienst. Berichtigen Sie grpcServiceName der Zustandsprüfung, oder lassen Sie es leer, um nach dem Server als Ganzem zu fragen.</translation>
    </message>
    <message>
        <source>The server says itself that it does not serve. Look at its log.</source>
        <translation>Der Server sagt selbst, dass er nicht bedient. Sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>What answers at this port is no gRPC server. Check type and port of the health check.</source>
        <translation>Was an diesem Port antwortet, ist kein gRPC-Server. Prüfen Sie Typ und Port der Zustandsprüfung.</translation>
    </message>
    <message>
        <source>The server has no grpc.health.v1.Health. Register the health service there, or use a TCP health check.</source>
        <translation>Der Server hat kein grpc.health.v1.Health. Melden Sie den Dienst dort an, oder nehmen Sie eine TCP-Zustandsprüfung.</translation>
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
    <name>Kind</name>
    <message>
        <source>Forwarding rule</source>
        <translation>Weiterleitungsregel</translation>
    </message>
    <message>
        <source>Forwarding rules</source>
        <translation>Weiterleitungsregeln</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Target HTTP proxy</source>
        <translation>HTTP-Zielproxy</translation>
    </message>
    <message>
        <source>Target HTTP proxies</source>
        <translation>HTTP-Zielproxys</translation>
    </message>
    <message>
        <source>Target HTTPS proxy</source>
        <translation>HTTPS-Zielproxy</translation>
    </message>
    <message>
        <source>Target HTTPS proxies</source>
        <translation>HTTPS-Zielproxys</translation>
    </message>
    <message>
        <source>Target TCP proxy</source>
        <translation>TCP-Zielproxy</translation>
    </message>
    <message>
        <source>Target TCP proxies</source>
        <translation>TCP-Zielproxys</translation>
    </message>
    <message>
        <source>Target SSL proxy</source>
        <translation>SSL-Zielproxy</translation>
    </message>
    <message>
        <source>Target SSL proxies</source>
        <translation>SSL-Zielproxys</translation>
    </message>
    <message>
        <source>SSL certificate</source>
        <translation>SSL-Zertifikat</translation>
    </message>
    <message>
        <source>SSL certificates</source>
        <translation>SSL-Zertifikate</translation>
    </message>
    <message>
        <source>SSL policy</source>
        <translation>SSL-Richtlinie</translation>
    </message>
    <message>
        <source>SSL policies</source>
        <translation>SSL-Richtlinien</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Certificate map</source>
        <translation>Zertifikatszuordnung</translation>
    </message>
    <message>
        <source>Certificate maps</source>
        <translation>Zertifikatszuordnungen</translation>
    </message>
    <message>
        <source>Certificate map entry</source>
        <translation>Eintrag einer Zertifikatszuordnung</translation>
    </message>
    <message>
        <source>Certificate map entries</source>
        <translation>Einträge von Zertifikatszuordnungen</translation>
    </message>
    <message>
        <source>DNS authorization</source>
        <translation>DNS-Autorisierung</translation>
    </message>
    <message>
        <source>DNS authorizations</source>
        <translation>DNS-Autorisierungen</translation>
    </message>
    <message>
        <source>Server TLS policy</source>
        <translation>Server-TLS-Richtlinie</translation>
    </message>
    <message>
        <source>Server TLS policies</source>
        <translation>Server-TLS-Richtlinien</translation>
    </message>
    <message>
        <source>Trust config</source>
        <translation>Vertrauenskonfiguration</translation>
    </message>
    <message>
        <source>Trust configs</source>
        <translation>Vertrauenskonfigurationen</translation>
    </message>
    <message>
        <source>URL map</source>
        <translation>URL-Zuordnung</translation>
    </message>
    <message>
        <source>URL maps</source>
        <translation>URL-Zuordnungen</translation>
    </message>
    <message>
        <source>Route extension</source>
        <translation>Routenerweiterung</translation>
    </message>
    <message>
        <source>Route extensions</source>
        <translation>Routenerweiterungen</translation>
    </message>
    <message>
        <source>Traffic extension</source>
        <translation>Verkehrserweiterung</translation>
    </message>
    <message>
        <source>Traffic extensions</source>
        <translation>Verkehrserweiterungen</translation>
    </message>
    <message>
        <source>Backend service</source>
        <translation>Backend-Dienst</translation>
    </message>
    <message>
        <source>Backend services</source>
        <translation>Backend-Dienste</translation>
    </message>
    <message>
        <source>Backend bucket</source>
        <translation>Backend-Bucket</translation>
    </message>
    <message>
        <source>Backend buckets</source>
        <translation>Backend-Buckets</translation>
    </message>
    <message>
        <source>Backend authentication config</source>
        <translation>Backend-Authentifizierung</translation>
    </message>
    <message>
        <source>Backend authentication configs</source>
        <translation>Backend-Authentifizierungen</translation>
    </message>
    <message>
        <source>Service LB policy</source>
        <translation>Dienst-LB-Richtlinie</translation>
    </message>
    <message>
        <source>Service LB policies</source>
        <translation>Dienst-LB-Richtlinien</translation>
    </message>
    <message>
        <source>Security policy</source>
        <translation>Sicherheitsrichtlinie</translation>
    </message>
    <message>
        <source>Security policies</source>
        <translation>Sicherheitsrichtlinien</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Zustandsprüfung</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Zustandsprüfungen</translation>
    </message>
    <message>
        <source>Health check service</source>
        <translation>Zustandsprüfungsdienst</translation>
    </message>
    <message>
        <source>Health check services</source>
        <translation>Zustandsprüfungsdienste</translation>
    </message>
    <message>
        <source>Instance group</source>
        <translation>Instanzgruppe</translation>
    </message>
    <message>
        <source>Instance groups</source>
        <translation>Instanzgruppen</translation>
    </message>
    <message>
        <source>Network endpoint group</source>
        <translation>Endpunktgruppe</translation>
    </message>
    <message>
        <source>Network endpoint groups</source>
        <translation>Endpunktgruppen</translation>
    </message>
    <message>
        <source>Network endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Network endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Subnetwork</source>
        <translation>Subnetzwerk</translation>
    </message>
    <message>
        <source>Subnetworks</source>
        <translation>Subnetzwerke</translation>
    </message>
    <message>
        <source>Local part</source>
        <translation>Lokaler Teil</translation>
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
    <message>
        <source>The request names an https URL but came over a connection that is not encrypted.</source>
        <translation>Die Anfrage nennt eine https-URL, kam aber über eine unverschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>The WebSocket connection ended.</source>
        <translation>Die WebSocket-Verbindung ist beendet.</translation>
    </message>
    <message>
        <source>The backend did not agree to a WebSocket connection.</source>
        <translation>Das Backend hat einer WebSocket-Verbindung nicht zugestimmt.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: it sent too many intermediate certificates.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Er sandte zu viele Zwischenzertifikate.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: its chain is not meant for client authentication.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Seine Kette ist nicht für die Authentifizierung von Clients bestimmt.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: its chain has too many name constraints.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Seine Kette hat zu viele Namensbeschränkungen.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: its RSA key has not 2048 to 4096 bits.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Sein RSA-Schlüssel hat nicht 2048 bis 4096 Bit.</translation>
    </message>
    <message>
        <source>The client showed no certificate, and the server TLS policy wants one. The connection was closed.</source>
        <translation>Der Client zeigte kein Zertifikat, die Server-TLS-Richtlinie verlangt aber eines. Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: too many intermediates share its subject and key.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Zu viele Zwischenzertifikate haben denselben Inhaber und Schlüssel.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: its key is on a curve other than P-256 and P-384.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Sein Schlüssel liegt auf einer anderen Kurve als P-256 und P-384.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: its key is neither RSA nor ECDSA.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Sein Schlüssel ist weder RSA noch ECDSA.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: no valid chain leads from it to a trust anchor.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Keine gültige Kette führt von ihm zu einem Vertrauensanker.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: the server TLS policy has no trust configuration to check it against.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Die Server-TLS-Richtlinie hat keine Vertrauenskonfiguration, an der es zu prüfen wäre.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: the search for a chain exceeded its limit.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Die Suche nach einer Kette überschritt ihre Grenze.</translation>
    </message>
    <message>
        <source>The client&apos;s certificate was refused: checking it took too long.</source>
        <translation>Das Zertifikat des Clients wurde abgelehnt: Die Prüfung dauerte zu lange.</translation>
    </message>
    <message>
        <source>Client and backend had both said all and closed the connection.</source>
        <translation>Client und Backend hatten beide alles gesagt und schlossen die Verbindung.</translation>
    </message>
    <message>
        <source>Nothing passed for as long as the timeout of the service (timeoutSec), or one end took nothing for so long.</source>
        <translation>So lange wie das Zeitlimit des Dienstes (timeoutSec) floss nichts, oder ein Ende nahm so lange nichts ab.</translation>
    </message>
    <message>
        <source>The load balancer stopped listening on this address, or the endpoint was removed and had as long as drainingTimeoutSec to finish.</source>
        <translation>Der Load Balancer hörte auf, an dieser Adresse zu lauschen, oder der Endpunkt wurde entfernt und die Zeit zum Abschließen (drainingTimeoutSec) war um.</translation>
    </message>
    <message>
        <source>The client broke the connection off; the backend was told by a reset.</source>
        <translation>Der Client brach die Verbindung ab; dem Backend wurde das durch ein Zurücksetzen mitgeteilt.</translation>
    </message>
    <message>
        <source>The backend broke the connection off, or took no more. Look at its log.</source>
        <translation>Das Backend brach die Verbindung ab oder nahm nichts mehr an. Sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>The TLS handshake with the client failed: it does not speak TLS, has no version or cipher suite in common with the SSL policy, or does not trust the certificate.</source>
        <translation>Der TLS-Handshake mit dem Client scheiterte: Er spricht kein TLS, hat mit der SSL-Richtlinie keine Version oder Cipher-Suite gemeinsam oder vertraut dem Zertifikat nicht.</translation>
    </message>
    <message>
        <source>From the client</source>
        <translation>Vom Client</translation>
    </message>
    <message>
        <source>From the backend</source>
        <translation>Vom Backend</translation>
    </message>
    <message>
        <source>A header of the HTTP/2 request is missing or not allowed.</source>
        <translation>Eine Kopfzeile der HTTP/2-Anfrage fehlt oder ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The path of the HTTP/2 request is not valid.</source>
        <translation>Der Pfad der HTTP/2-Anfrage ist nicht gültig.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>gRPC status</source>
        <translation>gRPC-Status</translation>
    </message>
    <message>
        <source>The deadline of the call itself (grpc-timeout) passed before the backend had answered.</source>
        <translation>Die Frist des Aufrufs selbst (grpc-timeout) lief ab, bevor das Backend geantwortet hatte.</translation>
    </message>
    <message>
        <source>The call failed with the gRPC status %1, although HTTP says %2.</source>
        <translation>Der Aufruf schlug mit dem gRPC-Status %1 fehl, obwohl HTTP %2 meldet.</translation>
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
    <message>
        <source>connection from %1</source>
        <translation>Verbindung von %1</translation>
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
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Answered with 5xx, not answered, or a gRPC call that failed although HTTP says 200</source>
        <translation>Mit 5xx beantwortet, nicht beantwortet, oder ein gRPC-Aufruf, der fehlschlug, obwohl HTTP 200 meldet</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
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
        <source>Filter: status=5xx host~shop -method=GET</source>
        <translation>Filter: status=5xx host~shop -method=GET</translation>
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
    <message>
        <source>Clients that send HTTP/2 frames, resets or header fields without end are told to calm down (ENHANCE_YOUR_CALM) and disconnected.</source>
        <translation>Clients, die ohne Ende HTTP/2-Frames, Abbrüche oder Kopffelder senden, werden zur Ruhe gemahnt (ENHANCE_YOUR_CALM) und getrennt.</translation>
    </message>
    <message numerus="yes">
        <source>%n HTTP/2 connection(s) ended for flooding</source>
        <translation>
            <numerusform>%n HTTP/2-Verbindung wegen Überflutung beendet</numerusform>
            <numerusform>%n HTTP/2-Verbindungen wegen Überflutung beendet</numerusform>
        </translation>
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
    <message>
        <source>errors %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>Of the requests of the last 3 seconds: answered with 5xx, not answered, or a gRPC call that failed although HTTP says 200</source>
        <translation>Von den Anfragen der letzten 3 Sekunden: mit 5xx beantwortet, nicht beantwortet, oder ein gRPC-Aufruf, der fehlschlug, obwohl HTTP 200 meldet</translation>
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
