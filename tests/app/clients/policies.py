#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every SSL policy profile as sslscan and openssl s_client see it from outside. usage: policies.py SWITCHYARDCTL [TEST…]"""
import xml.etree.ElementTree

from workbench import Backend, Certificates, Switchyard, expect, indented, main, run

# Source: load-balancer semantics 7.1. The suites as sslscan names them, in the order of the table there; the last one
# of the table, 3DES, is lacking in Debian's OpenSSL.
SUITES = ["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256",
          "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA",
          "ECDHE-RSA-AES256-SHA", "AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA", "AES256-SHA"]
TLS13 = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"]
VERSIONS = ["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]
PROFILES = {
    "compatible": ("{profile: COMPATIBLE, minTlsVersion: TLS_1_0}", SUITES, VERSIONS, TLS13),
    "none": (None, SUITES, VERSIONS, TLS13),
    "modern": ("{profile: MODERN, minTlsVersion: TLS_1_0}", SUITES[:10], VERSIONS, TLS13),
    "modern-12": ("{profile: MODERN, minTlsVersion: TLS_1_2}", SUITES[:10], VERSIONS[2:], TLS13),
    "restricted": ("{profile: RESTRICTED, minTlsVersion: TLS_1_2}", SUITES[:6], VERSIONS[2:], TLS13),
    "restricted-13": ("{profile: RESTRICTED, minTlsVersion: TLS_1_3}", [], VERSIONS[3:], TLS13),
    "fips": ("{profile: FIPS_202205, minTlsVersion: TLS_1_2}", SUITES[2:6], VERSIONS[2:], TLS13[:2]),
    "custom": ("{profile: CUSTOM, minTlsVersion: TLS_1_1, customFeatures: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_256_CBC_SHA]}",
               [SUITES[3], SUITES[13]], VERSIONS[1:], TLS13),
}


def workspace(certificates, backend):
    text = "forwardingRules:\n"
    for i, name in enumerate(PROFILES):
        text += (f"  - {{name: {name}, loadBalancingScheme: EXTERNAL_MANAGED, IPAddress: 203.0.113.{10 + i}, IPProtocol: TCP, portRange: 443-443, target: {name}}}\n")
    text += "targetHttpsProxies:\n"
    for name, (policy, *_) in PROFILES.items():
        text += f"  - {{name: {name}, urlMap: web, sslCertificates: [ecdsa, rsa]{', sslPolicy: ' + name if policy else ''}}}\n"
    text += "sslPolicies:\n"
    for name, (policy, *_) in PROFILES.items():
        if policy:
            text += f"  - {{name: {name}, {policy[1:]}\n"
    text += "sslCertificates:\n"
    for name in ("ecdsa", "rsa"):
        text += f"  - name: {name}\n    type: SELF_MANAGED\n    certificate: |\n{indented(certificates.text(name + '.pem'), 6)}\n"
    text += f"""urlMaps:
  - {{name: web, defaultService: web}}
backendServices:
  - {{name: web, loadBalancingScheme: EXTERNAL_MANAGED, protocol: HTTP, backends: [{{group: pool}}]}}
networkEndpointGroups:
  - {{name: pool, networkEndpointType: GCE_VM_IP_PORT, zone: z}}
local:
  listeners:
"""
    for name in PROFILES:
        text += f"    - {{forwardingRule: {name}, port: 0}}\n"
    text += f"""  backends:
    - {{group: pool, endpoints: ["127.0.0.1:{backend.port}"]}}
  secrets:
    - {{resource: sslCertificates/ecdsa, field: privateKey, file: ecdsa.key}}
    - {{resource: sslCertificates/rsa, field: privateKey, file: rsa.key}}
"""
    return text


def served(program, folder):
    certificates = Certificates(folder)
    certificates.authority("authority")
    certificates.leaf("ecdsa", "authority", dns=["shop.example.com"])
    certificates.leaf("rsa", "authority", kind="rsa", dns=["shop.example.com"])
    return Switchyard(program, folder, workspace(certificates, Backend()), arguments=["--json"])


def accepted(address):
    """Version → suites, as sslscan finds them."""
    done = run(["sslscan", "--no-colour", "--no-heartbleed", "--no-renegotiation", "--no-compression", "--no-groups", "--no-check-certificate", "--timeout=30", "--sni-name=shop.example.com",
                "--xml=-", f"{address[0]}:{address[1]}"])
    found = {version: set() for version in VERSIONS}
    for cipher in xml.etree.ElementTree.fromstring(done.stdout).iter("cipher"):
        found.setdefault(cipher.get("sslversion"), set()).add(cipher.get("cipher"))
    return found


def sslscan_finds_exactly_what_each_policy_allows(program, folder):
    with served(program, folder) as switchyard:
        for name, (_, suites, versions, tls13) in PROFILES.items():
            found = accepted(switchyard.address[name])
            for version in VERSIONS:
                if version not in versions:
                    wanted = set()
                elif version == "TLSv1.3":
                    wanted = set(tls13)
                elif version == "TLSv1.2":
                    wanted = set(suites)
                else:
                    wanted = {suite for suite in suites if suite.endswith("-SHA")}
                expect(found[version] == wanted, f"{name}, {version}: {sorted(found[version])} instead of {sorted(wanted)}")


def s_client(address, *arguments):
    done = run(["openssl", "s_client", "-connect", f"{address[0]}:{address[1]}", "-servername", "shop.example.com", "-cipher", "ALL:@SECLEVEL=0", *arguments], input="")
    return done.returncode == 0 and "Cipher is (NONE)" not in done.stdout, done.stdout + done.stderr


def s_client_connects_with_the_versions_of_each_policy_and_with_no_other(program, folder):
    with served(program, folder) as switchyard:
        for name, (_, suites, versions, _) in PROFILES.items():
            for flag, version in (("-tls1", "TLSv1.0"), ("-tls1_1", "TLSv1.1"), ("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")):
                old = version in VERSIONS[:2]
                works, output = s_client(switchyard.address[name], flag)
                wanted = version in versions and (not old or any(suite.endswith("-SHA") for suite in suites))
                expect(works == wanted, f"{name} with {version}: {output[-600:]}")


def s_client_gets_the_certificate_that_its_signature_algorithms_allow(program, folder):
    with served(program, folder) as switchyard:
        for algorithms, wanted in (("ECDSA+SHA256", "CN = ecdsa"), ("RSA+SHA256:RSA-PSS+SHA256", "CN = rsa")):
            works, output = s_client(switchyard.address["none"], "-tls1_2", "-sigalgs", algorithms)
            expect(works and wanted in output, f"{algorithms}: {output[-800:]}")


main([sslscan_finds_exactly_what_each_policy_allows, s_client_connects_with_the_versions_of_each_policy_and_with_no_other,
      s_client_gets_the_certificate_that_its_signature_algorithms_allow])
