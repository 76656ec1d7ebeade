// The way in: `node tools/bootstrap.mjs COMMAND …`, with nothing installed, on any Node from 18. This file keeps to what much
// older ones understand as well, so that they come as far as the sentence below.

if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(
    'Jiebang needs Node 18 or later to start (it then brings its own), and this is ' +
      process.version +
      ': install a newer Node from nodejs.org or your system.',
  );
  process.exitCode = 1;
} else {
  import('./bootstrap/main.mjs').then(({ main }) => main(process.argv.slice(2)));
}
