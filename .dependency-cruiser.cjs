/**
 * Which way the arrows point (docs/architecture.md): app -> collections, jobs -> hooks -> src, and
 * inside src every capability may use the exchange law, access, audit, the database, errors, the
 * settings and the clock, never the other way round.
 */
const BASE = '^src/(exchange|access|audit|database)/|^src/(errors|env|clock|isRecord|logging)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Modules in a circle cannot be understood one at a time.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'law-stands-alone',
      severity: 'error',
      comment: 'The law is pure: no framework, no database, nothing but itself and zod.',
      from: { path: '^src/exchange/' },
      to: { pathNot: '^src/exchange/|^node_modules/zod/' },
    },
    {
      name: 'base-knows-no-capability',
      severity: 'error',
      comment: 'What every capability rests on uses none of them.',
      from: { path: BASE },
      to: { path: '^src/', pathNot: BASE },
    },
    {
      name: 'src-below-the-entrances',
      severity: 'error',
      comment:
        'src is used by collections, hooks, jobs and pages; it does not know them. The server starts them, so it does.',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: '^(app|collections|hooks|migrations)/' },
    },
    {
      name: 'jobs-are-queued-at-the-edge',
      severity: 'error',
      comment: 'Endpoints and the first start name the job they queue; what the job does never calls back.',
      from: { path: '^src/', pathNot: '^src/(server|demo)/|(^|/)endpoints(/|\\.ts$)' },
      to: { path: '^jobs/' },
    },
    {
      name: 'configuration-is-handed-in',
      severity: 'error',
      comment:
        'Only what opens Payload by itself knows the configuration: the server, and the session of a page.',
      from: { path: '^src/', pathNot: '^src/server/|^src/portal/session\\.ts$' },
      to: { path: '^payload\\.config\\.ts$' },
    },
    {
      name: 'hooks-only-use-src',
      severity: 'error',
      comment: 'Hooks are thin adapters over src.',
      from: { path: '^hooks/' },
      to: { path: '^(app|collections|jobs|migrations|payload\\.config)' },
    },
    {
      name: 'collections-declare',
      severity: 'error',
      comment: 'Collections use hooks and src; nothing above them.',
      from: { path: '^collections/' },
      to: { path: '^(app|jobs|migrations|payload\\.config)' },
    },
    {
      name: 'jobs-below-pages',
      severity: 'error',
      comment: 'Jobs run without a page or a collection in sight.',
      from: { path: '^jobs/' },
      to: { path: '^(app|collections|migrations|payload\\.config)' },
    },
    {
      name: 'server-alone-starts',
      severity: 'error',
      comment: 'The server is started by the process, never used by a capability.',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'config-graph-in-plain-node',
      severity: 'error',
      comment:
        'The configuration is loaded by plain Node (types, migrations, worker): nothing it reaches may need a request of Next.',
      from: { path: '^payload\\.config\\.ts$' },
      to: {
        reachable: true,
        path: '^(server-only|next/headers|next/navigation)$|node_modules/(server-only|next/(headers|navigation))',
      },
    },
    {
      name: 'no-request-modules',
      severity: 'error',
      comment: 'The same for what the configuration is made of, said where it happens.',
      from: { path: '^(collections|hooks|jobs)/|^src/(?!ui/|portal/)' },
      to: {
        path: '^(server-only|next/headers|next/navigation)$|^node_modules/(server-only|next/(headers|navigation|dist/server/request))',
      },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      comment: 'The product does not use its tests.',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import of something that is not there.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(server-only|next/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.build|\\.data)/|importMap\\.js$' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types point the same way as those of values.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
