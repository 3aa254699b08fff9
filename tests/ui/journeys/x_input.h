// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace switchyard::testing {

/// Pretends a mouse and a keyboard at the X server (XTest): what a window receives is what a person's hands would send.
/// Positions in pixels of the screen. Errors: valid() is false without a display or without the extension.
class XInput
{
public:
    XInput();
    ~XInput();
    XInput(const XInput&) = delete;
    XInput& operator=(const XInput&) = delete;

    bool valid() const;
    void move(int x, int y);
    /// 1 left, 2 middle, 3 right, 4 wheel up, 5 wheel down.
    void button(unsigned number, bool down);
    /// A key by its X name ("a", "Return", "Control_L"). Errors: false for a name without a key.
    bool key(const char* name, bool down);
    /// Whether typing this name needs Shift on the present keyboard.
    bool needsShift(const char* name) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace switchyard::testing
