// The tests that stryker.config.json runs against each small change of src/sealing: those of the folder, without a
// database. Left out are the test that builds with Vite and the one that reads the source as text (neither can see a
// changed line), and the random walks over members and teams, which would take longer than all others and be others each time.
// `SEALING_TESTS=header,words` runs these files alone, for a run over the few files that they are about.
import { defineConfig } from 'vitest/config'

const only = process.env['SEALING_TESTS']?.split(',') ?? ['*']

export default defineConfig({
  test: {
    include: only.map((name) => `src/sealing/${name}.test.ts`),
    exclude: ['bundle', 'places', 'members', 'team-members'].map((name) => `src/sealing/${name}.test.ts`),
    // Thousands of short runs: the folder keeps nothing between two tests that a change could hide in.
    isolate: false,
    testTimeout: 30_000,
  },
})
