/**
 * The directions of imports (docs/architecture.md): app -> modules -> core, law, ui; collections,
 * hooks and jobs -> modules, core; the server and the registry of modules stand above everything and nobody
 * imports them.
 */

/** Names and tables without a line of server code, which screens share with the server. */
const SHARED = '^src/core/(terms|fieldNames|ids|isRecord|access/matrix)\\.ts$'
const SCREENS = '^src/(ui|portal/shell|modules/[^/]+/ui)/'

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
      from: { path: '^src/law/' },
      to: { pathNot: '^src/law/|^node_modules/zod/' },
    },
    {
      name: 'core-knows-no-module',
      severity: 'error',
      comment: 'What every capability rests on uses none of them.',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/(core|law)/' },
    },
    {
      name: 'scopes-through-the-reader',
      severity: 'error',
      comment:
        'Who takes part where is asked through core/access/reader.ts, which applies the rule of the record.',
      from: { pathNot: '^src/core/access/|^tests/|^bench/' },
      to: { path: '^src/core/access/(scope\\.ts|rules/)' },
    },
    {
      name: 'design-system-knows-no-module',
      severity: 'error',
      comment:
        'Components, forms and tables serve every capability and know none; of the server they take types alone.',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: ['^src/(ui|law)/', SHARED], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-take-types-of-the-server',
      severity: 'error',
      comment: 'Whatever a screen imports is sent to the browser.',
      from: { path: SCREENS },
      to: {
        path: '^src/(core|modules|portal|server)/',
        pathNot: [SCREENS, SHARED],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'modules-through-their-index',
      severity: 'error',
      comment:
        'A module is used through its index.ts alone, its screens by other screens through ui/index.ts.',
      from: { path: '^src/modules/([^/]+)/' },
      to: {
        path: '^src/modules/',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(ui/)?index\\.ts$'],
      },
    },
    {
      name: 'entrances-of-modules',
      severity: 'error',
      comment:
        'Whatever is no module comes in through index.ts; pages and the frames of portal and panel show its screens; the registry takes its endpoints, subscribers and search source.',
      from: { pathNot: '^src/(modules|core|law|ui)/|^src/modules\\.ts$|^tests/|^scripts/|^bench/' },
      to: {
        path: '^src/modules/',
        pathNot: ['^src/modules/[^/]+/index\\.ts$', '^src/modules/[^/]+/ui/'],
      },
    },
    {
      name: 'screens-are-shown-by-pages',
      severity: 'error',
      comment: 'Screens are for pages and the frames of portal and panel.',
      from: { pathNot: '^src/(modules|core|law|ui|portal|panel)/|^app/|^tests/' },
      to: { path: '^src/modules/[^/]+/ui/' },
    },
    {
      name: 'registry-takes-what-modules-declare',
      severity: 'error',
      comment:
        'The registry reads endpoints, subscribers and search sources of every module, and nothing else.',
      from: { path: '^src/modules\\.ts$' },
      to: {
        path: '^src/modules/',
        pathNot: '^src/modules/[^/]+/(endpoints|subscribers|search)\\.ts$|^src/modules/search/index\\.ts$',
      },
    },
    {
      name: 'below-the-portal',
      severity: 'error',
      comment: 'The frames of portal and panel stand above the modules that they show.',
      from: { path: '^src/(core|law|ui|modules)/' },
      to: { path: '^src/(portal|panel)/' },
    },
    {
      name: 'roof-is-not-imported',
      severity: 'error',
      comment:
        'The process and the registry of modules stand above everything; the configuration alone reads the registry.',
      from: { pathNot: '^src/server/|^src/modules\\.ts$|^payload\\.config\\.ts$|^tests/|^scripts/|^bench/' },
      to: { path: '^src/(server/|modules\\.ts$)' },
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
      from: { path: '^src/', pathNot: '^src/(server|dev)/|(^|/)endpoints(/|\\.ts$)' },
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
      from: { path: '^(collections|hooks|jobs)/|^src/(?!ui/|portal/|modules/[^/]+/ui/)' },
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
