// The tests that stryker.config.json runs against each small change of src/sealing: those of the folder, without a
// database. Left out are the test that builds with Vite and the one that reads the source as text (neither can see a
// changed line), and the random walks over members and teams, which would take longer than all others and be others each time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/sealing/*.test.ts'],
    exclude: ['bundle', 'places', 'members', 'team-members'].map((name) => `src/sealing/${name}.test.ts`),
    testTimeout: 30_000,
  },
})
