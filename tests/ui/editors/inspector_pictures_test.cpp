// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editors/inspector_scene.h"
#include "tests/ui/support/pictures.h"

#include <QPushButton>
#include <QTabWidget>

namespace switchyard::testing {
namespace {

using model::Kind;

void picture(InspectorScene& scene, const char* name)
{
    for (int pass = 0; pass < 5; ++pass) // wrapped lines settle
        QCoreApplication::processEvents();
    keepPicture(scene.pane, QStringLiteral("inspector-") + QLatin1String(name));
    EXPECT_GT(colorsOf(scene.pane), 20) << name;
}

TEST(InspectorPictures, Forms_and_text_in_all_schemes)
{
    InspectorScene scene(InspectorScene::sample(), 330, 860);
    ASSERT_TRUE(scene.shown && scene.checked());
    picture(scene, "nothing");
    scene.select(Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    picture(scene, "route-rule");
    scene.theme.choose(widgets::ThemeChoice::Light);
    picture(scene, "route-rule-light");
    scene.theme.choose(widgets::ThemeChoice::HighContrast);
    picture(scene, "route-rule-contrast");
    scene.theme.choose(widgets::ThemeChoice::Dark);
    scene.select(Kind::UrlMap, "storefront-map");
    picture(scene, "url-map");
    scene.select(Kind::BackendService, "web");
    picture(scene, "service");
    QTest::mouseClick(scene.child<QPushButton>("showAllFields"), Qt::LeftButton);
    picture(scene, "service-all");
    scene.pane.showField(*schema::FieldPath::parse("backends[0].maxRatePerEndpoint"));
    picture(scene, "backend");
    scene.pane.tabs().setCurrentIndex(1);
    picture(scene, "yaml");
    scene.theme.choose(widgets::ThemeChoice::Light);
    picture(scene, "yaml-light");
}

TEST(InspectorPictures, Narrow_with_large_text_and_problems)
{
    InspectorScene scene("urlMaps:\n- name: map\n  defaultService: global/backendServices/nowhere\n"
                         "  fancyNewField: 12\n"
                         "  defaultUrlRedirect: {hostRedirect: a.example.com}\n",
                         300, 860);
    ASSERT_TRUE(scene.shown && scene.checked());
    scene.select(Kind::UrlMap, "map");
    picture(scene, "problems");
    scene.theme.setTextScale(1.5);
    picture(scene, "large-text");
}

} // namespace
} // namespace switchyard::testing
