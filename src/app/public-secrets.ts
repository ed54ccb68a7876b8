// The secrets of the seed of the invented country (demo/seed), by their fingerprints: `npm run seed` prints them when it makes new ones.

export const publicSecrets = [
  {
    'oprf-key': 'J6Gee_rdHuj4OEqph_W8ifk1ye-q1cQ6OiJ0pkp96vM',
    'opaque-setup': '5LNPVXQlyYYSO34iv0_r2hsJ4bETRXwKM0K0M9F3Zjw',
    'checkpoint-key': '9Mu1le8ErRxwwD4kCmKZ_uXvNvbCPHWPIW1D6BIVlaM',
  },
]
