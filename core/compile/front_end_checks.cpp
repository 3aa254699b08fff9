// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end_checks.h"

#include "core/compile/front_end.h"

namespace switchyard::compile {

void check_front_end(const model::Workspace& workspace, const Usage& usage, Findings& findings)
{
    const FrontEnd front_end(workspace, usage);
    check_rules(front_end, findings);
    check_rule_addresses(front_end, findings);
    check_chains(front_end, findings);
    check_scopes(front_end, findings);
    check_front_end_projects(front_end, findings);
    check_subnetworks(front_end, findings);
    check_addresses(front_end, findings);
    check_target_proxies(front_end, findings);
    check_certificates(front_end, findings);
    check_certificate_contents(front_end, findings);
    check_certificate_maps(front_end, findings);
    check_ssl_policies(front_end, findings);
    check_tls_policies(front_end, findings);
    check_extensions(front_end, findings);
}

} // namespace switchyard::compile
