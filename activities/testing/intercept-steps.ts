import type { Models } from '../../shared/infra/models';
import type { ActivityDependencies } from '../dependencies';

/** Stands around one step of an activity: one database operation or one published event. */
export type Around = <T>(step: string, run: () => Promise<T>) => Promise<T>;

const WRITES = new Set<PropertyKey>(['create', 'updateOne', 'deleteOne']);
const READS = new Set<PropertyKey>(['find', 'findOne', 'findById', 'exists']);

/** The same dependencies, with `around` around every step that an activity makes through them. */
export function interceptSteps(dependencies: ActivityDependencies, around: Around): ActivityDependencies {
  const models = Object.fromEntries(
    Object.entries(dependencies.models).map(([name, model]) => [name, interceptModel(name, model, around)]),
  ) as Models;
  return {
    ...dependencies,
    models,
    publish: (event) => around(`publish ${event.type}`, () => dependencies.publish(event)),
  };
}

function interceptModel<M extends object>(name: string, model: M, around: Around): M {
  return new Proxy(model, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function' || !(WRITES.has(property) || READS.has(property))) return member;
      return (...args: unknown[]) =>
        interceptQuery(`${name}.${String(property)}`, () => member.apply(target, args), around);
    },
  });
}

interface LazyQuery extends PromiseLike<unknown> {
  lean?(): LazyQuery;
}

/** Nothing is sent before somebody awaits: that is the step. */
function interceptQuery(step: string, start: () => LazyQuery, around: Around): LazyQuery {
  return {
    lean: () => interceptQuery(step, () => start().lean?.() ?? start(), around),
    // biome-ignore lint/suspicious/noThenProperty: it stands in for mongoose's own query, which is awaited too
    then: (resolve, reject) => around(step, async () => await start()).then(resolve, reject),
  };
}
