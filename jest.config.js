/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/web/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: false },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/temporal-dev/testing/global-setup.ts',
  globalTeardown: '<rootDir>/temporal-dev/testing/global-teardown.ts',
  // Test files that start servers of their own would starve each other.
  maxWorkers: 2,
  // A bound for what hangs, not a measure of speed: nothing here is expected to take minutes.
  testTimeout: 300_000,
};
