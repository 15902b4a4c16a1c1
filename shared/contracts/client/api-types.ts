/** Generated from the OpenAPI document by `npm run docs`. */

export interface paths {
    "/api/users/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an account
         * @description Makes an account and signs it in. Anybody can both sell and buy. Without a name, the part of the email before the @ is used. Passwords that are easily guessed, and those that are little else than the name or the email, are refused.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 409 [email-taken](/problems/email-taken)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/signin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Starts a session and puts it into the cookie. An unknown email and a wrong password get the same answer.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [wrong-credentials](/problems/wrong-credentials)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/signout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session for good, also for whoever copied its token. Succeeds without one.
         *
         *     Problems:
         *
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/signout-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere
         * @description Ends all sessions of the signed-in user, on every device, and this one too.
         *
         *     Problems:
         *
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["signOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token
         * @description Signs in a client that is no browser. The access token goes into `Authorization: Bearer …` and lives for `expiresIn` seconds; the refresh token gives the next pair.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [wrong-credentials](/problems/wrong-credentials)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/token/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a token
         * @description Exchanges a refresh token for the next access and refresh token. Sent again within half a minute, after a lost answer, it is answered again. Used again later it ends the session, because one of the two who have it is a thief.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/currentuser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The signed-in user, or null. Never cached and without an ETag: the same address answers everybody differently, and a sign-out must show at once.
         *
         *     Problems:
         *
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description Changes the profile of the signed-in user.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [user-not-found](/problems/user-not-found)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        patch: operations["updateProfile"];
        trace?: never;
    };
    "/api/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Changes the password and ends all other sessions of the signed-in user. A browser gets new cookies, whose predecessors no longer renew anything; a client with a bearer token keeps its tokens, and should refresh them now.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [wrong-password](/problems/wrong-password)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [user-not-found](/problems/user-not-found)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sellers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who sells a ticket
         * @description What everybody may know of the seller whose id a ticket names. The name is null for somebody who has chosen none, and nobody is found who has never listed a ticket.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 404 [seller-not-found](/problems/seller-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getSeller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find tickets
         * @description Listings page by page, filtered and sorted. What is listed meanwhile neither repeats nor hides an item while you turn pages. Needs no account.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["listTickets"];
        put?: never;
        /**
         * List a ticket for sale
         * @description The signed-in user becomes its seller. It can be bought at once.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [picture-not-found](/problems/picture-not-found)
         *     - 409 [idempotency-key-in-use](/problems/idempotency-key-in-use)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 422 [idempotency-key-reused](/problems/idempotency-key-reused)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one ticket
         * @description What a buyer sees. It never says who holds or bought it.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 404 [ticket-not-found](/problems/ticket-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getTicket"];
        /**
         * Replace what the seller says of a ticket
         * @description Replaces every detail: what is left out becomes null. Refused while the ticket is held or sold. With `If-Match`, also when the ticket is no longer what you read: another edit, a hold and its release each make a new version.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [not-the-seller](/problems/not-the-seller)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [ticket-not-found](/problems/ticket-not-found)
         *     - 404 [picture-not-found](/problems/picture-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 409 [ticket-held](/problems/ticket-held)
         *     - 409 [ticket-sold](/problems/ticket-sold)
         *     - 412 [version-mismatch](/problems/version-mismatch)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [ticket-busy](/problems/ticket-busy)
         *     - 503 [unavailable](/problems/unavailable)
         */
        put: operations["editTicket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a picture
         * @description The body is the file itself: JPEG, PNG or WebP of at most 5 MB and 25 million pixels, no side shorter than 200.
         *     What the bytes are counts, not what the header says. It is turned upright and written anew as WebP: nothing else of the file is
         *     kept, so neither the place nor the camera. The same file gets the same `id` again. Name it as `pictureId` of a ticket within a day;
         *     a picture that no ticket has named by then is gone.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 400 [picture-unreadable](/problems/picture-unreadable)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 413 [picture-too-large](/problems/picture-too-large)
         *     - 415 [unsupported-picture](/problems/unsupported-picture)
         *     - 429 [too-many-uploads](/problems/too-many-uploads)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["uploadPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a picture
         * @description As WebP. Whatever is at this address never changes, so it may be kept for a year.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 404 [picture-not-found](/problems/picture-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your purchases
         * @description The signed-in buyer's own orders, newest first, page by page.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Reserve a ticket
         * @description Holds the ticket for this buyer until `expiresAt`, 15 minutes unless the operator says otherwise. Nobody else can buy it meanwhile, and nothing is charged yet: pay with `POST /api/payments`.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [own-ticket](/problems/own-ticket)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [ticket-not-found](/problems/ticket-not-found)
         *     - 409 [ticket-unavailable](/problems/ticket-unavailable)
         *     - 409 [too-many-open-orders](/problems/too-many-open-orders)
         *     - 409 [order-closed](/problems/order-closed)
         *     - 409 [idempotency-key-in-use](/problems/idempotency-key-in-use)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 422 [idempotency-key-reused](/problems/idempotency-key-reused)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [ticket-busy](/problems/ticket-busy)
         *     - 503 [reserve-timed-out](/problems/reserve-timed-out)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one purchase
         * @description While the order waits for its payment, `payment.clientSecret` lets Stripe.js confirm it in the browser. Once complete, `ticketCode` admits its bearer.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /**
         * Cancel a purchase
         * @description Gives the ticket back before it is paid. May be repeated. A paid order is refunded instead.
         *
         *     Problems:
         *
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 409 [order-already-complete](/problems/order-already-complete)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        delete: operations["cancelOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to a purchase
         * @description The domain events of this order and of its payment, oldest first: also those that the event stream no longer keeps. A declined card that could be replaced is no event.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for more time to pay
         * @description Moves `expiresAt` once, by 5 minutes unless the operator says otherwise.
         *
         *     Problems:
         *
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 409 [order-not-waiting](/problems/order-not-waiting)
         *     - 409 [extension-not-allowed](/problems/extension-not-allowed)
         *     - 409 [order-already-complete](/problems/order-already-complete)
         *     - 409 [order-already-cancelled](/problems/order-already-cancelled)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["extendOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a purchase
         * @description Gives the whole payment back. The buyer may ask for it, and so may the seller of the ticket, until the event begins. The order stays `complete`; its `payment.status` tells of the refund, the ticket code is void and the ticket on sale again.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 404 [not-found](/problems/not-found)
         *     - 409 [order-not-complete](/problems/order-not-complete)
         *     - 409 [event-has-begun](/problems/event-has-begun)
         *     - 409 [idempotency-key-in-use](/problems/idempotency-key-in-use)
         *     - 422 [idempotency-key-reused](/problems/idempotency-key-reused)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an order
         * @description One attempt to pay, confirmed on the server. A declined card keeps the ticket held while attempts are left. Send a fresh `Idempotency-Key` for each attempt, and the same one again when an answer was lost: nothing is charged twice. A 402 `payment-requires-action` is not stored: the same key asked again tells how the confirmation went on.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 402 [payment-declined](/problems/payment-declined)
         *     - 402 [payment-requires-action](/problems/payment-requires-action)
         *     - 402 [payment-refused](/problems/payment-refused)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 404 [order-not-found](/problems/order-not-found)
         *     - 409 [order-already-complete](/problems/order-already-complete)
         *     - 409 [order-already-cancelled](/problems/order-already-cancelled)
         *     - 409 [order-expired](/problems/order-expired)
         *     - 409 [idempotency-key-in-use](/problems/idempotency-key-in-use)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 422 [idempotency-key-reused](/problems/idempotency-key-reused)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear what happens, as it happens
         * @description Server-sent events without end. Everybody gets the events of tickets; who is signed in also gets those of
         *     the own orders and payments, each as the CloudEvent that NATS carries. `id` is the event's place in the stream: a client
         *     that comes back with it in `Last-Event-ID`, as browsers do, misses nothing. `ready` says where the stream begins;
         *     `reset` that what was missed is no longer kept, or is too much: load anew what you show. Comments are heartbeats. The stream ends
         *     soon after its session or its access token does: come back with the next token, as browsers do by their cookies.
         *
         *     Problems:
         *
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 401 [not-signed-in](/problems/not-signed-in)
         *     - 403 [cross-site](/problems/cross-site)
         *     - 429 [too-many-streams](/problems/too-many-streams)
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a storefront must know
         * @description Public settings: the Stripe key for the browser and the length of the payment window.
         *
         *     Problems:
         *
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description
         * @description The OpenAPI 3.1 document of this API, for code generators, Postman and tests.
         *
         *     Problems:
         *
         *     - 429 [too-many-requests](/problems/too-many-requests)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description For orchestrators: restarts a process that does not answer.
         *
         *     Problems:
         *
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getLivez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can purchases be made
         * @description For load balancers: asks each dependency, for two seconds at most. NATS does not count: without it only news is late.
         *
         *     Problems:
         *
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear from Stripe
         * @description Only Stripe calls this: the `Stripe-Signature` header is checked over the raw body.
         *
         *     Problems:
         *
         *     - 400 [bad-signature](/problems/bad-signature)
         *     - 400 [invalid-request](/problems/invalid-request)
         *     - 413 [body-too-large](/problems/body-too-large)
         *     - 415 [unsupported-media-type](/problems/unsupported-media-type)
         *     - 500 [internal-error](/problems/internal-error)
         *     - 503 [unavailable](/problems/unavailable)
         */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @description Names the kind of problem for good: decide by this. It is the address of a page that explains it. */
            type: string;
            /** @description The same for every problem of this type. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What is wrong in this case. */
            detail: string;
            /** @description The address that was asked for; `urn:uuid:` and the request id where it could not be read. */
            instance: string;
            /** @description Finds the request in our logs; also in the header `X-Request-Id`. */
            requestId: string;
            /** @description Everything that is wrong, one by one; never empty. */
            errors: {
                /** @description What is wrong, as the rest of a sentence that begins with the field. */
                message: string;
                /** @description Where: a path into the body such as `price.amount`, a parameter or a header. */
                field?: string;
            }[];
            /** @description Of a 402: Stripe's decline code, or `requires_action`. */
            code?: string;
            /** @description Of a declined payment: how many more cards may be tried. */
            attemptsLeft?: number;
            /** @description Of a payment that its holder must confirm. */
            paymentIntentId?: string;
            /** @description Of the same: what Stripe.js confirms it with, in the browser. */
            clientSecret?: string;
        };
        User: {
            id: components["schemas"]["Id"];
            email: string;
            name: string;
        };
        /** @description 24 hexadecimal digits in lower case. */
        Id: string;
        Tokens: {
            accessToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            expiresIn: number;
            refreshToken: string;
        };
        CurrentUser: {
            currentUser: components["schemas"]["User"] | null;
        };
        Seller: {
            id: components["schemas"]["Id"];
            name: string | null;
        };
        TicketPage: {
            items: components["schemas"]["Ticket"][];
            /** @description Ask for the next page with `?cursor=`; null on the last one. */
            nextCursor: string | null;
        };
        Ticket: {
            id: components["schemas"]["Id"];
            title: string;
            /** @description In lower case. */
            category: string;
            price: components["schemas"]["Money"];
            venue: string | null;
            city: string | null;
            /**
             * Format: date-time
             * @description When the event begins, in UTC.
             */
            startsAt: string | null;
            seat: string | null;
            description: string | null;
            /** @description `GET /api/pictures/{id}` shows it. null: none was uploaded, and the storefront draws one. */
            pictureId: components["schemas"]["PictureId"] | null;
            sellerId: components["schemas"]["Id"];
            /**
             * @description `available`: on sale. `held`: somebody is buying it right now. `sold`: paid for.
             * @enum {string}
             */
            status: "available" | "held" | "sold";
            /** @description Counts every change, without a gap. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Money: {
            /** @description In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy. */
            amount: number;
            /**
             * @description ISO 4217 code in lower case.
             * @enum {string}
             */
            currency: "aed" | "aud" | "bgn" | "brl" | "cad" | "chf" | "czk" | "dkk" | "eur" | "gbp" | "hkd" | "huf" | "inr" | "jpy" | "mxn" | "myr" | "nok" | "nzd" | "pln" | "ron" | "sek" | "sgd" | "thb" | "usd";
        };
        /** @description 64 hexadecimal digits in lower case, made from the content of the picture. */
        PictureId: string;
        TicketDetails: {
            title: string;
            /** @description A short word such as concert, sport or theatre; lower case is answered. */
            category: string;
            price: components["schemas"]["MoneyInput"];
            venue?: string | null;
            city?: string | null;
            /**
             * Format: date-time
             * @description When the event begins, with any time zone; must lie in the future.
             */
            startsAt?: string | null;
            seat?: string | null;
            /** @description May have several lines. */
            description?: string | null;
            /** @description The `id` that `POST /api/pictures` answered, to whomever. */
            pictureId?: string | null;
        };
        MoneyInput: {
            /** @description In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy. Each currency has a minimum of its own. */
            amount: number;
            /**
             * @description ISO 4217 code; any case is accepted.
             * @enum {string}
             */
            currency: "aed" | "aud" | "bgn" | "brl" | "cad" | "chf" | "czk" | "dkk" | "eur" | "gbp" | "hkd" | "huf" | "inr" | "jpy" | "mxn" | "myr" | "nok" | "nzd" | "pln" | "ron" | "sek" | "sgd" | "thb" | "usd";
        } & (unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown);
        Picture: {
            id: components["schemas"]["PictureId"];
            /** @description Where all of it is, within 1600 × 1600 pixels. */
            url: string;
            /** @description Where it is cut to 800 × 500 pixels, for lists. */
            cardUrl: string;
            /** @description Of what is at `url`, in pixels. */
            width: number;
            height: number;
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            /** @description Ask for the next page with `?cursor=`; null on the last one. */
            nextCursor: string | null;
        };
        Order: {
            id: components["schemas"]["Id"];
            ticket: components["schemas"]["TicketSnapshot"];
            buyerId: components["schemas"]["Id"];
            price: components["schemas"]["Money"];
            /** @enum {string} */
            status: "awaiting-payment" | "complete" | "cancelled";
            /** @enum {string|null} */
            cancelReason: "expired" | "buyer" | "payment-failed" | null;
            /**
             * Format: date-time
             * @description The end of the payment window: unpaid by then, the order is cancelled.
             */
            expiresAt: string;
            payment: components["schemas"]["OrderPayment"] | null;
            /** @description Admits its bearer. Only the buyer of a complete order sees it. */
            ticketCode: string | null;
            /** @description Counts every change, without a gap. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * @description With 202 of a cancellation: it is under way and not yet decided.
             * @enum {boolean}
             */
            cancelRequested?: true;
        };
        /** @description The ticket as it was when the order held it: the buyer pays what was shown. */
        TicketSnapshot: {
            id: components["schemas"]["Id"];
            title: string;
            /** @description In lower case. */
            category: string;
            price: components["schemas"]["Money"];
            venue: string | null;
            city: string | null;
            /**
             * Format: date-time
             * @description When the event begins, in UTC.
             */
            startsAt: string | null;
            seat: string | null;
            description: string | null;
            /** @description `GET /api/pictures/{id}` shows it. null: none was uploaded, and the storefront draws one. */
            pictureId: components["schemas"]["PictureId"] | null;
            sellerId: components["schemas"]["Id"];
            version: number;
        };
        OrderPayment: {
            /** @description The id of Stripe's PaymentIntent. */
            id: string;
            /** @description In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy. */
            amount: number;
            /**
             * @description ISO 4217 code in lower case.
             * @enum {string}
             */
            currency: "aed" | "aud" | "bgn" | "brl" | "cad" | "chf" | "czk" | "dkk" | "eur" | "gbp" | "hkd" | "huf" | "inr" | "jpy" | "mxn" | "myr" | "nok" | "nzd" | "pln" | "ron" | "sek" | "sgd" | "thb" | "usd";
            /**
             * @description `captured`: the money is taken. `refunded`: all of it is back.
             * @enum {string}
             */
            status: "pending" | "captured" | "failed" | "cancelled" | "refund-pending" | "refunded";
            /** Format: date-time */
            createdAt: string;
            /** @description While the order waits: lets Stripe.js confirm the payment in the browser instead of POST /api/payments. */
            clientSecret?: string;
        };
        CreateOrder: {
            ticketId: components["schemas"]["Id"];
        };
        OrderEvents: {
            items: components["schemas"]["OrderEvent"][];
        };
        OrderEvent: {
            /** @description The id of the event, as GET /api/stream and NATS told it. */
            id: string;
            /** @enum {string} */
            type: "OrderCreated" | "OrderUpdated" | "OrderExpired" | "OrderCancelled" | "OrderCompleted" | "PaymentCreated" | "PaymentFailed" | "PaymentRefunded";
            /**
             * @description What it means for the order.
             * @enum {string}
             */
            change: "reserved" | "extended" | "paid" | "payment-failed" | "completed" | "expired" | "cancelled" | "refund-asked" | "refunded" | "money-returned";
            /**
             * Format: date-time
             * @description When the change was made.
             */
            time: string;
        };
        Payment: {
            /** @description The id of Stripe's PaymentIntent. */
            id: string;
            /** @description In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy. */
            amount: number;
            /**
             * @description ISO 4217 code in lower case.
             * @enum {string}
             */
            currency: "aed" | "aud" | "bgn" | "brl" | "cad" | "chf" | "czk" | "dkk" | "eur" | "gbp" | "hkd" | "huf" | "inr" | "jpy" | "mxn" | "myr" | "nok" | "nzd" | "pln" | "ron" | "sek" | "sgd" | "thb" | "usd";
            /**
             * @description `captured`: the money is taken. `refunded`: all of it is back.
             * @enum {string}
             */
            status: "pending" | "captured" | "failed" | "cancelled" | "refund-pending" | "refunded";
            /** Format: date-time */
            createdAt: string;
            orderId: components["schemas"]["Id"];
        };
        CreatePayment: {
            orderId: components["schemas"]["Id"];
            /** @description Stripe's PaymentMethod id, made by Stripe.js in the browser; in test mode also pm_card_visa. */
            paymentMethod: string;
        };
        Config: {
            /** @description For Stripe.js; null when payments go to the emulator. */
            stripePublishableKey: string | null;
            /**
             * Format: uri
             * @description Where a developer can watch an order's workflow; null in production.
             */
            temporalUiUrl: string | null;
            /**
             * Format: uri
             * @description The emulated bank's page for a card that needs 3-D Secure, to which the PaymentIntent's id is added as a last part; null when payments go to Stripe.
             */
            challengeUrl: string | null;
            /** @description How long a purchase holds its ticket, in milliseconds. */
            paymentWindowMs: number;
            /** @description How many times a buyer can lengthen that. */
            paymentExtensions: number;
            /** @description By how much each time, in milliseconds. */
            paymentExtensionMs: number;
        };
        Liveness: {
            /** @enum {string} */
            status: "alive";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not-ready";
            /** @description Each part that a purchase needs. */
            dependencies: {
                [key: string]: "up" | "down";
            };
        };
    };
    responses: {
        /**
         * @description - [invalid-request](/problems/invalid-request): The request is not valid.
         *     - [picture-unreadable](/problems/picture-unreadable): The picture is damaged, too small or has too many pixels.
         *     - [bad-signature](/problems/bad-signature): The signature does not fit.
         */
        Problem400: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [not-signed-in](/problems/not-signed-in): Sign in first.
         *     - [wrong-credentials](/problems/wrong-credentials): The email or the password is wrong.
         */
        Problem401: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [wrong-password](/problems/wrong-password): The current password is wrong.
         *     - [cross-site](/problems/cross-site): Requests from other sites change nothing here.
         *     - [own-ticket](/problems/own-ticket): You cannot buy your own ticket.
         *     - [not-the-seller](/problems/not-the-seller): Only the seller can change a ticket.
         */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [seller-not-found](/problems/seller-not-found): There is no such seller.
         *     - [not-found](/problems/not-found): There is nothing here.
         *     - [order-not-found](/problems/order-not-found): There is no such order.
         *     - [ticket-not-found](/problems/ticket-not-found): There is no such ticket.
         *     - [picture-not-found](/problems/picture-not-found): There is no such picture.
         *     - [user-not-found](/problems/user-not-found): There is no such user.
         */
        Problem404: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [payment-declined](/problems/payment-declined): The payment was declined.
         *     - [payment-requires-action](/problems/payment-requires-action): The bank asks the buyer to confirm this payment.
         *     - [payment-refused](/problems/payment-refused): The payment was refused.
         */
        Problem402: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [email-taken](/problems/email-taken): This email has an account already.
         *     - [idempotency-key-in-use](/problems/idempotency-key-in-use): A request with this Idempotency-Key is being answered.
         *     - [order-expired](/problems/order-expired): The payment window has closed.
         *     - [ticket-unavailable](/problems/ticket-unavailable): This ticket is held or sold.
         *     - [too-many-open-orders](/problems/too-many-open-orders): You have too many open orders; pay or cancel one first.
         *     - [order-closed](/problems/order-closed): The order is closed.
         *     - [ticket-held](/problems/ticket-held): Somebody is buying this ticket; it cannot be changed now.
         *     - [ticket-sold](/problems/ticket-sold): The ticket is sold and can no longer be changed.
         *     - [order-already-complete](/problems/order-already-complete): The order is paid already.
         *     - [order-already-cancelled](/problems/order-already-cancelled): The order is cancelled already.
         *     - [order-not-waiting](/problems/order-not-waiting): The order is not waiting for its payment.
         *     - [extension-not-allowed](/problems/extension-not-allowed): The payment window cannot be extended any more.
         *     - [authorization-lost](/problems/authorization-lost): The payment is no longer authorized.
         *     - [hold-lost](/problems/hold-lost): The ticket is no longer held for this order.
         *     - [order-not-complete](/problems/order-not-complete): Only a paid order can be refunded.
         *     - [event-has-begun](/problems/event-has-begun): The event has begun; the order can no longer be refunded.
         */
        Problem409: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [body-too-large](/problems/body-too-large): The body is too large.
         *     - [picture-too-large](/problems/picture-too-large): The picture is larger than 5 MB.
         */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [unsupported-picture](/problems/unsupported-picture): The picture must be JPEG, PNG or WebP.
         *     - [unsupported-media-type](/problems/unsupported-media-type): The body must be JSON, in UTF-8.
         */
        Problem415: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - [idempotency-key-reused](/problems/idempotency-key-reused): This Idempotency-Key belongs to another request. */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [too-many-requests](/problems/too-many-requests): Too many requests; slow down.
         *     - [too-many-streams](/problems/too-many-streams): Too many open event streams.
         *     - [too-many-uploads](/problems/too-many-uploads): Too many uploads at once.
         */
        Problem429: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - [internal-error](/problems/internal-error): Something went wrong on our side. */
        Problem500: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - [unavailable](/problems/unavailable): The service is temporarily unavailable; try again in a moment.
         *     - [ticket-busy](/problems/ticket-busy): This ticket is being changed; try again in a moment.
         *     - [reserve-timed-out](/problems/reserve-timed-out): The ticket could not be reserved in time; try again.
         */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - [version-mismatch](/problems/version-mismatch): The ticket has changed since you read it. */
        Problem412: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this request in our logs. Send one of your own to find your request again. */
        "X-Request-Id": string;
        /** @description What is left: requests (`r`) and seconds until all are back (`t`). */
        RateLimit: string;
        /** @description The limit: requests (`q`) per window in seconds (`w`). */
        "RateLimit-Policy": string;
        /** @description Seconds to wait before the same request makes sense again. */
        "Retry-After": number;
        /** @description `true` when this is the stored answer to an earlier request with the same Idempotency-Key. */
        "Idempotent-Replayed": "true";
        /** @description Who may keep the answer, and for how long. */
        "Cache-Control": string;
        /** @description The version of what was read. */
        ETag: string;
        /** @description The address of what was made. */
        Location: string;
        /** @description The session, or its removal. Scripts cannot read it. */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "password": "correct-horse-battery",
                 *       "name": "Bob"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Signed up, and in. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345602",
                     *       "email": "bob@example.com",
                     *       "name": "Bob"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "password": "correct-horse-battery"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345602",
                     *       "email": "bob@example.com",
                     *       "name": "Bob"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "password": "correct-horse-battery"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIs…",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "eyJhbGciOiJIUzI1NiIs…"
                     *     }
                     */
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "eyJhbGciOiJIUzI1NiIs…"
                 *     }
                 */
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description The next tokens. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIs…",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "eyJhbGciOiJIUzI1NiIs…"
                     *     }
                     */
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, or null. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currentUser": {
                     *         "id": "665f1c2e9b1d8e0012345602",
                     *         "email": "bob@example.com",
                     *         "name": "Bob"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentUser"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Robert"
                 *     }
                 */
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description The profile as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345602",
                     *       "email": "bob@example.com",
                     *       "name": "Robert"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct-horse-battery",
                 *       "newPassword": "battery-staple-correct"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSeller: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The `sellerId` of a ticket. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345601",
                     *       "name": "Alice"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @description Items per page, 20 by default. Less than 1 counts as 1, more than 100 as 100. */
                limit?: number;
                /** @description The `nextCursor` of the page before. It belongs to the sort order it was given for. */
                cursor?: string;
                /** @description Words that must all occur in title, venue, city, category or description, also inside other words. Case and accents do not matter. */
                q?: string;
                /** @description The category, in any case. */
                category?: string;
                /** @description The whole name of the city. Case and accents do not matter. */
                city?: string;
                /** @description `available`: on sale. `held`: being bought. `sold`: paid for. */
                status?: "available" | "held" | "sold";
                /** @description The id of the user who sells. */
                seller?: string;
                /** @description Only prices in this currency. Required with `minPrice` and `maxPrice`. */
                currency?: "aed" | "aud" | "bgn" | "brl" | "cad" | "chf" | "czk" | "dkk" | "eur" | "gbp" | "hkd" | "huf" | "inr" | "jpy" | "mxn" | "myr" | "nok" | "nzd" | "pln" | "ron" | "sek" | "sgd" | "thb" | "usd";
                /** @description The lowest price, in minor units of `currency`. */
                minPrice?: number;
                /** @description The highest price, in minor units of `currency`. */
                maxPrice?: number;
                /** @description Only events that begin at this instant or later; an event without a date is none. */
                startsAfter?: string;
                /** @description Only events that begin before this instant; an event without a date is none. */
                startsBefore?: string;
                /** @description `newest`: last listed first. `date`: earliest event first, those without a date last. `price`: cheapest first; `-price`: dearest first. Prices in different currencies are not compared: each currency has its own run, in the order of their codes. */
                sort?: "newest" | "date" | "price" | "-price";
            };
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tickets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "665f1c2e9b1d8e0012345678",
                     *           "title": "Mahler 2",
                     *           "category": "concert",
                     *           "price": {
                     *             "amount": 4500,
                     *             "currency": "usd"
                     *           },
                     *           "venue": "Konzerthaus",
                     *           "city": "Vienna",
                     *           "startsAt": "2999-05-01T19:30:00.000Z",
                     *           "seat": "Row 3, seat 12",
                     *           "description": null,
                     *           "pictureId": null,
                     *           "sellerId": "665f1c2e9b1d8e0012345601",
                     *           "status": "available",
                     *           "version": 1,
                     *           "createdAt": "2998-12-01T09:00:00.000Z",
                     *           "updatedAt": "2998-12-01T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random name of your own for this command, kept for 24 hours: a request sent again with the same key gets the same answer instead of being done twice. What may still change is not stored, but told as it is by then: 202, 409, 429, 5xx and the 402 `payment-requires-action`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Mahler 2",
                 *       "category": "concert",
                 *       "price": {
                 *         "amount": 4500,
                 *         "currency": "usd"
                 *       },
                 *       "venue": "Konzerthaus",
                 *       "city": "Vienna",
                 *       "startsAt": "2999-05-01T19:30:00.000Z",
                 *       "seat": "Row 3, seat 12"
                 *     }
                 */
                "application/json": components["schemas"]["TicketDetails"];
            };
        };
        responses: {
            /** @description The ticket is on sale. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345678",
                     *       "title": "Mahler 2",
                     *       "category": "concert",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "venue": "Konzerthaus",
                     *       "city": "Vienna",
                     *       "startsAt": "2999-05-01T19:30:00.000Z",
                     *       "seat": "Row 3, seat 12",
                     *       "description": null,
                     *       "pictureId": null,
                     *       "sellerId": "665f1c2e9b1d8e0012345601",
                     *       "status": "available",
                     *       "version": 1,
                     *       "createdAt": "2998-12-01T09:00:00.000Z",
                     *       "updatedAt": "2998-12-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of a ticket. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345678",
                     *       "title": "Mahler 2",
                     *       "category": "concert",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "venue": "Konzerthaus",
                     *       "city": "Vienna",
                     *       "startsAt": "2999-05-01T19:30:00.000Z",
                     *       "seat": "Row 3, seat 12",
                     *       "description": null,
                     *       "pictureId": null,
                     *       "sellerId": "665f1c2e9b1d8e0012345601",
                     *       "status": "available",
                     *       "version": 1,
                     *       "createdAt": "2998-12-01T09:00:00.000Z",
                     *       "updatedAt": "2998-12-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    editTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the ticket that this edit was made from: when the ticket has changed since, 412 and nothing is changed. `*` stands for any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a ticket. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Mahler 2",
                 *       "category": "concert",
                 *       "price": {
                 *         "amount": 4000,
                 *         "currency": "usd"
                 *       },
                 *       "venue": "Konzerthaus",
                 *       "city": "Vienna",
                 *       "startsAt": "2999-05-01T19:30:00.000Z",
                 *       "seat": "Row 3, seat 12"
                 *     }
                 */
                "application/json": components["schemas"]["TicketDetails"];
            };
        };
        responses: {
            /** @description The ticket as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345678",
                     *       "title": "Mahler 2",
                     *       "category": "concert",
                     *       "price": {
                     *         "amount": 4000,
                     *         "currency": "usd"
                     *       },
                     *       "venue": "Konzerthaus",
                     *       "city": "Vienna",
                     *       "startsAt": "2999-05-01T19:30:00.000Z",
                     *       "seat": "Row 3, seat 12",
                     *       "description": null,
                     *       "pictureId": null,
                     *       "sellerId": "665f1c2e9b1d8e0012345601",
                     *       "status": "available",
                     *       "version": 2,
                     *       "createdAt": "2998-12-01T09:00:00.000Z",
                     *       "updatedAt": "2998-12-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    uploadPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, byte by byte. */
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9f2b7c0d1e4a58f36b21d09c7ea4f8135c6d2e90b7a1f4836d5e0c92b8f7a310",
                     *       "url": "/api/pictures/9f2b7c0d1e4a58f36b21d09c7ea4f8135c6d2e90b7a1f4836d5e0c92b8f7a310?size=full",
                     *       "cardUrl": "/api/pictures/9f2b7c0d1e4a58f36b21d09c7ea4f8135c6d2e90b7a1f4836d5e0c92b8f7a310?size=card",
                     *       "width": 1600,
                     *       "height": 1067
                     *     }
                     */
                    "application/json": components["schemas"]["Picture"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPicture: {
        parameters: {
            query?: {
                /** @description `card`: cut to 800 × 500, for lists. `full`: all of it, within 1600 × 1600. */
                size?: "card" | "full";
            };
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of a picture. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example (the bytes) */
                    "image/webp": string;
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Items per page, 20 by default. Less than 1 counts as 1, more than 100 as 100. */
                limit?: number;
                /** @description The `nextCursor` of the page before. It belongs to the sort order it was given for. */
                cursor?: string;
                /** @description Only orders that stand like this. */
                status?: "awaiting-payment" | "complete" | "cancelled";
            };
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "665f1c2e9b1d8e0012345699",
                     *           "ticket": {
                     *             "id": "665f1c2e9b1d8e0012345678",
                     *             "title": "Mahler 2",
                     *             "category": "concert",
                     *             "price": {
                     *               "amount": 4500,
                     *               "currency": "usd"
                     *             },
                     *             "venue": "Konzerthaus",
                     *             "city": "Vienna",
                     *             "startsAt": "2999-05-01T19:30:00.000Z",
                     *             "seat": "Row 3, seat 12",
                     *             "description": null,
                     *             "pictureId": null,
                     *             "sellerId": "665f1c2e9b1d8e0012345601",
                     *             "version": 1
                     *           },
                     *           "buyerId": "665f1c2e9b1d8e0012345602",
                     *           "price": {
                     *             "amount": 4500,
                     *             "currency": "usd"
                     *           },
                     *           "status": "complete",
                     *           "cancelReason": null,
                     *           "expiresAt": "2998-12-02T10:15:00.000Z",
                     *           "payment": {
                     *             "id": "pi_3Q9yRb2eZvKYlo2C1x5bT0aA",
                     *             "amount": 4500,
                     *             "currency": "usd",
                     *             "status": "captured",
                     *             "createdAt": "2998-12-02T10:00:01.000Z"
                     *           },
                     *           "ticketCode": "Vb4rX9tQ2mKd7LwS",
                     *           "version": 2,
                     *           "createdAt": "2998-12-02T10:00:00.000Z",
                     *           "updatedAt": "2998-12-02T10:03:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random name of your own for this command, kept for 24 hours: a request sent again with the same key gets the same answer instead of being done twice. What may still change is not stored, but told as it is by then: 202, 409, 429, 5xx and the 402 `payment-requires-action`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticketId": "665f1c2e9b1d8e0012345678"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrder"];
            };
        };
        responses: {
            /** @description You hold this ticket already: your open order for it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "awaiting-payment",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 1,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The ticket is held for you. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "awaiting-payment",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 1,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of an order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "complete",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": {
                     *         "id": "pi_3Q9yRb2eZvKYlo2C1x5bT0aA",
                     *         "amount": 4500,
                     *         "currency": "usd",
                     *         "status": "captured",
                     *         "createdAt": "2998-12-02T10:00:01.000Z"
                     *       },
                     *       "ticketCode": "Vb4rX9tQ2mKd7LwS",
                     *       "version": 2,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:03:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order is cancelled and its ticket on sale again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "cancelled",
                     *       "cancelReason": "buyer",
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 2,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The cancellation is under way: read the order to see how it ends. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "awaiting-payment",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 1,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z",
                     *       "cancelRequested": true
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOrderEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you have: while it is still the same, the answer is 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of an order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every event so far. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "orders:665f1c2e9b1d8e0012345699:1",
                     *           "type": "OrderCreated",
                     *           "change": "reserved",
                     *           "time": "2998-12-02T10:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "payments:pi_3Q9yRb2eZvKYlo2C1x5bT0aA:1",
                     *           "type": "PaymentCreated",
                     *           "change": "paid",
                     *           "time": "2998-12-02T10:02:59.000Z"
                     *         },
                     *         {
                     *           "id": "orders:665f1c2e9b1d8e0012345699:2",
                     *           "type": "OrderCompleted",
                     *           "change": "completed",
                     *           "time": "2998-12-02T10:03:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrderEvents"];
                };
            };
            /** @description You have it already: nothing has changed since that ETag. No body. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    extendOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order with its new deadline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "awaiting-payment",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:20:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 2,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random name of your own for this command, kept for 24 hours: a request sent again with the same key gets the same answer instead of being done twice. What may still change is not stored, but told as it is by then: 202, 409, 429, 5xx and the 402 `payment-requires-action`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of an order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The money is on its way back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "complete",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": {
                     *         "id": "pi_3Q9yRb2eZvKYlo2C1x5bT0aA",
                     *         "amount": 4500,
                     *         "currency": "usd",
                     *         "status": "refunded",
                     *         "createdAt": "2998-12-02T10:00:01.000Z"
                     *       },
                     *       "ticketCode": null,
                     *       "version": 3,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:03:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Stripe has yet to decide: read the order to see how it ends. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "complete",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": {
                     *         "id": "pi_3Q9yRb2eZvKYlo2C1x5bT0aA",
                     *         "amount": 4500,
                     *         "currency": "usd",
                     *         "status": "captured",
                     *         "createdAt": "2998-12-02T10:00:01.000Z"
                     *       },
                     *       "ticketCode": "Vb4rX9tQ2mKd7LwS",
                     *       "version": 2,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:03:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random name of your own for this command, kept for 24 hours: a request sent again with the same key gets the same answer instead of being done twice. What may still change is not stored, but told as it is by then: 202, 409, 429, 5xx and the 402 `payment-requires-action`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "665f1c2e9b1d8e0012345699",
                 *       "paymentMethod": "pm_card_visa"
                 *     }
                 */
                "application/json": components["schemas"]["CreatePayment"];
            };
        };
        responses: {
            /** @description Paid: the order is complete and the ticket yours. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pi_3Q9yRb2eZvKYlo2C1x5bT0aA",
                     *       "orderId": "665f1c2e9b1d8e0012345699",
                     *       "amount": 4500,
                     *       "currency": "usd",
                     *       "status": "captured",
                     *       "createdAt": "2998-12-02T10:00:01.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Stripe has yet to decide: read the order, or repeat the request with the same key. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "665f1c2e9b1d8e0012345699",
                     *       "ticket": {
                     *         "id": "665f1c2e9b1d8e0012345678",
                     *         "title": "Mahler 2",
                     *         "category": "concert",
                     *         "price": {
                     *           "amount": 4500,
                     *           "currency": "usd"
                     *         },
                     *         "venue": "Konzerthaus",
                     *         "city": "Vienna",
                     *         "startsAt": "2999-05-01T19:30:00.000Z",
                     *         "seat": "Row 3, seat 12",
                     *         "description": null,
                     *         "pictureId": null,
                     *         "sellerId": "665f1c2e9b1d8e0012345601",
                     *         "version": 1
                     *       },
                     *       "buyerId": "665f1c2e9b1d8e0012345602",
                     *       "price": {
                     *         "amount": 4500,
                     *         "currency": "usd"
                     *       },
                     *       "status": "awaiting-payment",
                     *       "cancelReason": null,
                     *       "expiresAt": "2998-12-02T10:15:00.000Z",
                     *       "payment": null,
                     *       "ticketCode": null,
                     *       "version": 1,
                     *       "createdAt": "2998-12-02T10:00:00.000Z",
                     *       "updatedAt": "2998-12-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            402: components["responses"]["Problem402"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description The same for clients that cannot set the header, which goes before it. */
                lastEventId?: string;
            };
            header?: {
                /** @description The id of the last event that came: the stream goes on after it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: ready
                     *     id: 42
                     *     data: {"sequence":42}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stripePublishableKey": null,
                     *       "temporalUiUrl": "http://localhost:8233",
                     *       "challengeUrl": "http://127.0.0.1:12111/emulator/3ds",
                     *       "paymentWindowMs": 900000,
                     *       "paymentExtensions": 1,
                     *       "paymentExtensionMs": 300000
                     *     }
                     */
                    "application/json": components["schemas"]["Config"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLivez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "alive"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is there. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "dependencies": {
                     *         "mongodb": "up",
                     *         "temporal": "up",
                     *         "nats": "up"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            500: components["responses"]["Problem500"];
            /** @description Something is missing. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "not-ready",
                     *       "dependencies": {
                     *         "mongodb": "up",
                     *         "temporal": "down",
                     *         "nats": "up"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description Time and HMAC, as Stripe makes them; without it, 400. */
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_1",
                 *       "object": "event",
                 *       "type": "payment_intent.succeeded",
                 *       "data": {
                 *         "object": {
                 *           "id": "pi_1",
                 *           "object": "payment_intent"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @description What the event is about. */
                        object: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The fact is safely handed on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": true
                     *     }
                     */
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
