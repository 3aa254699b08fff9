// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/journeys/x_input.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace switchyard::testing {

struct XInput::State
{
    Display* display = nullptr;
};

XInput::XInput() : state_(std::make_unique<State>())
{
    state_->display = XOpenDisplay(nullptr);
    int event = 0;
    int error = 0;
    int major = 0;
    int minor = 0;
    if (state_->display && !XTestQueryExtension(state_->display, &event, &error, &major, &minor)) {
        XCloseDisplay(state_->display);
        state_->display = nullptr;
    }
    if (state_->display) {
        XAutoRepeatOff(state_->display); // of keys that a slow machine holds down for long
        XSync(state_->display, False);
    }
}

XInput::~XInput()
{
    if (state_->display)
        XCloseDisplay(state_->display);
}

bool XInput::valid() const { return state_->display != nullptr; }

void XInput::move(int x, int y)
{
    XTestFakeMotionEvent(state_->display, -1, x, y, CurrentTime);
    XSync(state_->display, False);
}

void XInput::button(unsigned number, bool down)
{
    XTestFakeButtonEvent(state_->display, number, down ? True : False, CurrentTime);
    XSync(state_->display, False);
}

bool XInput::key(const char* name, bool down)
{
    const KeyCode code = XKeysymToKeycode(state_->display, XStringToKeysym(name));
    if (code == 0)
        return false;
    XTestFakeKeyEvent(state_->display, code, down ? True : False, CurrentTime);
    XSync(state_->display, False);
    return true;
}

bool XInput::needsShift(const char* name) const
{
    const KeySym symbol = XStringToKeysym(name);
    int perKey = 0;
    const KeyCode code = XKeysymToKeycode(state_->display, symbol);
    KeySym* row = XGetKeyboardMapping(state_->display, code, 1, &perKey);
    const bool shifted = row && perKey > 1 && row[0] != symbol && row[1] == symbol;
    XFree(row);
    return shifted;
}

} // namespace switchyard::testing
