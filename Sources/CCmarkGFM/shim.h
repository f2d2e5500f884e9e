// What Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev declare, as one module.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
