export type { ClientOptions } from './client-options.ts'
export { createClient, type SojournClient } from './create-client.ts'
export type { DeliveryFailure, DeliveryFailureCode } from './delivery-failure.ts'
export type { EventOwner, ServerEvent, ServerEventContext } from './server-event.ts'
