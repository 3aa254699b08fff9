// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over the seeds given as files or folders, each once: what the presets without libFuzzer link.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t run_file(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t count = 0;
    for (int index = 1; index < argc; ++index) {
        const std::filesystem::path given(argv[index]);
        if (!std::filesystem::is_directory(given)) {
            count += run_file(given);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(given))
            count += entry.is_regular_file() ? run_file(entry.path()) : 0;
    }
    std::printf("%zu seeds\n", count);
    return count == 0 ? 1 : 0;
}
