import { Agent, type AgentOptions } from 'node:http'

/**
 * An agent that sends every request to a Unix socket, whatever host the address names.
 * Node's agents take the option (it is passed on to `net.connect`); its types do not know it.
 */
export function createSocketAgent(socketPath: string, maxSockets = Number.POSITIVE_INFINITY): Agent {
  const options: AgentOptions & { socketPath: string } = { keepAlive: true, maxSockets, socketPath }
  return new Agent(options)
}
