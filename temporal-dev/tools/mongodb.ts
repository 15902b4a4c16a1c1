import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onPath } from './find-on-path';
import { fromMongoDownload } from './mongod-download';
import { MONGOD_VERSION, OLDEST_MONGOD, SECANTUS_RUST } from './pins';
import { fromCargo } from './secantus-build';
import { fromSecantusPython, secantusPythonInCache } from './secantus-python';
import { firstThatWorks, type Tool, type ToolContext, type Way } from './tool';
import { inCache } from './wheel';

/** Programs that speak MongoDB's protocol, best first. They do not read each other's files. */
export const MONGO_ENGINES = ['mongod', 'secantus-rust', 'secantus-python'] as const;

export type MongoEngine = (typeof MONGO_ENGINES)[number];

export interface MongoTool extends Tool {
  engine: MongoEngine;
}

const ADVICE =
  'install MongoDB from https://www.mongodb.com/docs/manual/installation, or Rust with cmake, a C compiler and the headers of zlib, or set MONGO_URL';

/**
 * Finds or installs a database. With `dataFolder`, only the engine that wrote what is there will do. A program that is
 * here already is taken before anything is fetched. Throws one sentence when nothing works.
 */
export async function findMongo(context: ToolContext, dataFolder?: string): Promise<MongoTool> {
  const written = dataFolder ? await engineWithData(dataFolder) : undefined;
  const engines = written ? [written] : MONGO_ENGINES;
  const ways = [...engines.flatMap(present), ...engines.flatMap((engine) => fetched(engine, context))];
  const title = written ? `${written} that can read ${join(dataFolder ?? '', written)}` : 'MongoDB';
  return (await firstThatWorks(title, ways, ADVICE)) as MongoTool;
}

/** The folder of an engine's data. */
export const mongoDataFolder = (dataFolder: string, engine: MongoEngine) => join(dataFolder, engine);

async function engineWithData(dataFolder: string): Promise<MongoEngine | undefined> {
  for (const engine of MONGO_ENGINES) {
    const files = await readdir(mongoDataFolder(dataFolder, engine)).catch(() => []);
    if (files.length > 0) return engine;
  }
  return undefined;
}

function present(engine: MongoEngine): Way[] {
  switch (engine) {
    case 'mongod':
      return [
        as(engine, onPath('MongoDB', 'mongod', OLDEST_MONGOD)),
        as(engine, inCache('MongoDB', 'mongod', { version: MONGOD_VERSION })),
      ];
    case 'secantus-rust':
      return [as(engine, inCache('SecantusDB (Rust)', 'secantusd-rs', SECANTUS_RUST))];
    case 'secantus-python':
      return [as(engine, secantusPythonInCache())];
  }
}

function fetched(engine: MongoEngine, context: ToolContext): Way[] {
  switch (engine) {
    case 'mongod':
      return [as(engine, fromMongoDownload(context))];
    case 'secantus-rust':
      return [as(engine, fromCargo(context))];
    case 'secantus-python':
      return [as(engine, fromSecantusPython(context))];
  }
}

const as = (engine: MongoEngine, { attempt, find }: Way): Way => ({
  attempt: attempt === 'the cache' ? `${engine} in the cache` : attempt,
  find: async () => {
    const tool = await find();
    return tool && ({ ...tool, engine } as MongoTool);
  },
});
