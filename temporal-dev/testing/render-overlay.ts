import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from '../stack/project-root';
import { findKubectl } from '../tools/deploy-tools';
import { runCommand } from '../tools/run-command';

/** An object of Kubernetes, as far as tests look into every kind. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
}

export const KUBERNETES_FOLDER = join(projectRoot(), 'deploy', 'k8s');

/** What `kubectl apply -k <folder>` would send to the cluster. Throws kustomize's own words. */
export async function renderOverlay(folder: string): Promise<Manifest[]> {
  const { command } = await findKubectl({ say: console.error });
  const rendered = await runCommand(command, ['kustomize', folder], { timeoutMs: 60_000 });
  return parseAllDocuments(rendered).map((document) => document.toJS() as Manifest);
}
