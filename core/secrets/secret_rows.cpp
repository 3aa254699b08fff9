// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/secret_rows.h"

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/local.pb.h"

#include <algorithm>
#include <array>
#include <optional>

namespace switchyard::secrets {

namespace {

using compile::Verdict;
using model::Kind;
using model::Resource;
using schema::FieldPath;
using Status = model::Resolution::Status;

/// What the field is called: briefly, or by its place in the resource (imports write that).
struct FieldName
{
    std::string_view name;
    SecretField field;
};

constexpr std::array kFields{
    FieldName{"privateKey", SecretField::PrivateKey},
    FieldName{"selfManaged.privateKey", SecretField::PrivateKey},
    FieldName{"selfManaged.pemPrivateKey", SecretField::PrivateKey},
    FieldName{"ocspResponse", SecretField::OcspResponse},
};

std::vector<Kind> kinds_for(const std::string& reference)
{
    const auto parsed = model::Reference::parse(reference);
    if (const auto kind = parsed ? model::kind_of_collection(parsed->collection) : std::nullopt)
        return {*kind};
    return {kAssetKinds.begin(), kAssetKinds.end()};
}

class RowReader
{
public:
    explicit RowReader(const model::Workspace& workspace) : subject_{workspace, *workspace.local()} {}

    SecretRows run()
    {
        const auto& local = model::as<schema::Local>(subject_.resource);
        for (int i = 0; i < local.secrets_size(); ++i)
            row(local.secrets(i), static_cast<std::size_t>(i));
        result_.diagnostics = findings_.take();
        return std::move(result_);
    }

private:
    void row(const schema::LocalSecret& row, std::size_t index)
    {
        const FieldPath path = FieldPath().field("secrets").index(index);
        if (row.resource().empty() || row.field().empty())
            return; // fields that are required; compile() says so
        const model::Resolution found = subject_.workspace.resolve(kinds_for(row.resource()), row.resource());
        if (found.status != Status::Found && found.status != Status::Ambiguous) {
            findings_.add(Verdict::Warns, "secret.resource_unknown", subject_.place(path.field("resource")),
                          {row.resource()});
            return;
        }
        const Resource& resource = *found.resource;
        if (std::ranges::find(kAssetKinds, resource.kind) == kAssetKinds.end())
            return;
        const auto field = std::ranges::find(kFields, row.field(), &FieldName::name);
        if (field == kFields.end()) {
            findings_.add(Verdict::Warns, "secret.field_unknown", subject_.place(path.field("field")),
                          {row.field(), resource.label()});
            return;
        }
        const auto [first, fresh] = result_.rows.try_emplace({resource.id, field->field}, SecretRow{row.file(), index});
        if (!fresh)
            findings_.add(Verdict::Warns, "secret.repeated", subject_.place(path),
                          {std::string(field->name), resource.label(),
                           FieldPath().field("secrets").index(first->second.index).to_string()});
    }

    compile::Subject subject_;
    compile::Findings findings_;
    SecretRows result_;
};

} // namespace

SecretRows read_secret_rows(const model::Workspace& workspace)
{
    return workspace.local() == nullptr ? SecretRows() : RowReader(workspace).run();
}

} // namespace switchyard::secrets
