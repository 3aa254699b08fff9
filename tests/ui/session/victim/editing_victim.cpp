// SPDX-License-Identifier: GPL-3.0-or-later
// Edits a file as fast as it can, telling each step once it was carried out, and saves now and then: for killing.
#include "core/runtime/fake_runtime.h"
#include "core/schema/access.h"
#include "ui/session/session.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    using namespace switchyard;
    runtime::FakeRuntime fake;
    session::Session session(fake);
    if (argc < 2 || !session.open(QString::fromLocal8Bit(argv[1])))
        return 1;
    const ElementId service = session.workspace().resources(model::Kind::BackendService)[0]->id;
    const auto text = schema::get(*session.workspace().find(service)->message, schema::FieldPath{"description"});
    int step = 0;
    if (text && text->as<std::string>())
        step = std::atoi(text->as<std::string>()->c_str() + 5);
    for (;;) {
        ++step;
        const auto change = model::make_set(session.workspace(), service, schema::FieldPath{"description"},
                                            "step " + std::to_string(step));
        if (!change || !session.edit(*change, QStringLiteral("Step")))
            return 2;
        if (step % 7 == 0 && !session.save())
            return 3;
        std::printf("%d\n", step);
        std::fflush(stdout);
        QCoreApplication::processEvents();
    }
}
