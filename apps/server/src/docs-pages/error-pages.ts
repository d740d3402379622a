import type { ProblemCode } from '@sojourn/contract'
import batchRejected from '../../../../docs/errors/batch_rejected.md?raw'
import batchTooLarge from '../../../../docs/errors/batch_too_large.md?raw'
import bodyTooLarge from '../../../../docs/errors/body_too_large.md?raw'
import conflict from '../../../../docs/errors/conflict.md?raw'
import eventTooLarge from '../../../../docs/errors/event_too_large.md?raw'
import forbidden from '../../../../docs/errors/forbidden.md?raw'
import internal from '../../../../docs/errors/internal.md?raw'
import invalidCursor from '../../../../docs/errors/invalid_cursor.md?raw'
import invalidEvent from '../../../../docs/errors/invalid_event.md?raw'
import invalidRequest from '../../../../docs/errors/invalid_request.md?raw'
import malformedJson from '../../../../docs/errors/malformed_json.md?raw'
import methodNotAllowed from '../../../../docs/errors/method_not_allowed.md?raw'
import notFound from '../../../../docs/errors/not_found.md?raw'
import originNotAllowed from '../../../../docs/errors/origin_not_allowed.md?raw'
import queryTooLarge from '../../../../docs/errors/query_too_large.md?raw'
import rateLimited from '../../../../docs/errors/rate_limited.md?raw'
import storageUnavailable from '../../../../docs/errors/storage_unavailable.md?raw'
import unauthenticated from '../../../../docs/errors/unauthenticated.md?raw'
import unsupportedMediaType from '../../../../docs/errors/unsupported_media_type.md?raw'

/** The page of each error code, as Markdown; in the program itself, so that it answers without its repository. */
export const errorPages: Readonly<Record<ProblemCode, string>> = {
  batch_rejected: batchRejected,
  batch_too_large: batchTooLarge,
  body_too_large: bodyTooLarge,
  conflict,
  event_too_large: eventTooLarge,
  forbidden,
  internal,
  invalid_cursor: invalidCursor,
  invalid_event: invalidEvent,
  invalid_request: invalidRequest,
  malformed_json: malformedJson,
  method_not_allowed: methodNotAllowed,
  not_found: notFound,
  origin_not_allowed: originNotAllowed,
  query_too_large: queryTooLarge,
  rate_limited: rateLimited,
  storage_unavailable: storageUnavailable,
  unauthenticated,
  unsupported_media_type: unsupportedMediaType,
}
