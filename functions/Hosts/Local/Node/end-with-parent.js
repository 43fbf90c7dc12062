'use strict';

// Loaded before a server that the local host or a test starts. The parent holds the other end of standard input: when it
// goes away, however that happens, the input ends and so do we. A server that handles SIGTERM gets to close its files.
const leave = () => {
  setTimeout(() => process.exit(0), 5000).unref();
  if (!process.emit('SIGTERM')) process.exit(0);
};

process.stdin.on('end', leave);
process.stdin.on('error', leave);
process.stdin.resume();
