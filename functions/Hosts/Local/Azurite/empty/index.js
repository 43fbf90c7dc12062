'use strict';

// The classes of Azurite's SQL store, which nobody uses here, derive from this one as soon as they are loaded.
module.exports = { Model: class {} };
