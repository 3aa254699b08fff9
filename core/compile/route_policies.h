// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/subject.h"
#include "core/route/action.h"
#include "core/schema/url_map.pb.h"

#include <optional>

/// Policies of a route as the data plane carries them out. What they get wrong, the checks say (route_*_checks.cpp);
/// here what cannot be understood is left out.
namespace switchyard::compile {

/// Units: whole milliseconds, rounded up; a year at most.
Milliseconds read_duration(const schema::Duration& duration);
/// 0 to 100; what is outside counts as the nearer end, what is no number as 0.
double read_percent(double value);
route::RetryPolicy read_retry_policy(const schema::HttpRetryPolicy& policy);
/// Errors: nullopt when neither part says what to inject.
std::optional<route::FaultPolicy> read_fault_policy(const schema::HttpFaultInjection& policy);
/// Errors: nullopt when it is switched off.
std::optional<route::CorsPolicy> read_cors_policy(const schema::CorsPolicy& policy);
/// `outer` is the policy of the next level outwards that has one; it lends its bucket. Errors: nullopt when
/// it has neither rules nor a bucket.
std::optional<route::ErrorResponsePolicy> read_error_policy(const schema::CustomErrorResponsePolicy& policy,
                                                            const route::ErrorResponsePolicy* outer,
                                                            const Subject& subject);

} // namespace switchyard::compile
