/**
 * Which way imports may run (docs: README, "Map of the house"). A test beside code is free.
 * Each rule lists everything a room may reach; whatever is not listed is forbidden.
 */
const rooms = {
  'schemas': ['schemas', 'messages'],
  'lib/platform': ['lib/platform'],
  'lib/xml': ['lib/xml', 'schemas'],
  'lib/certificates': ['lib/certificates', 'lib/xml', 'lib/platform', 'schemas'],
  'lib/register': ['lib/register', 'lib/certificates', 'lib/xml', 'lib/platform', 'schemas', 'messages'],
  'lib/doors': ['lib/doors', 'lib/register', 'lib/certificates', 'lib/xml', 'lib/platform', 'schemas', 'messages'],
  'lib/channel': ['lib/channel', 'lib/xml', 'lib/platform', 'schemas'],
  'lib/identity': ['lib/identity', 'lib/platform', 'schemas'],
  'lib/portal': ['lib/portal', 'lib/channel', 'lib/identity', 'lib/xml', 'lib/platform', 'schemas', 'messages'],
  'components': ['components', 'schemas'],
  'app': ['app', 'components', 'lib/portal', 'lib/identity', 'lib/platform', 'schemas', 'messages'],
}

const below = (room) => `^${room}/`

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, reachable]) => ({
      name: `${room.replace('/', '-')}-reaches-only-its-own`,
      severity: 'error',
      from: { path: below(room), pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { pathNot: [...reachable.map(below), 'node_modules'], dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    })),
    {
      name: 'nothing-imports-scripts',
      severity: 'error',
      from: { pathNot: '^scripts/|\\.test\\.tsx?$|/testing/|^e2e/' },
      to: { path: '^scripts/' },
    },
    {
      // They bring styled-components along (20 kB), and without the registry there the server's HTML lacks their styles.
      name: 'suomifi-components-come-through-components-suomifi',
      severity: 'error',
      from: { pathNot: '^components/suomifi/' },
      to: { path: 'node_modules/(suomifi-ui-components|styled-components)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.next|\\.data|\\.cache|^lib/platform/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
