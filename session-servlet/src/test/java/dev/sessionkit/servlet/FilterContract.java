package dev.sessionkit.servlet;

/** All that holds of the filter, whoever serves the container's sessions. */
interface FilterContract
        extends AnswersContract,
                DispatchesContract,
                AsyncContract,
                FailuresContract,
                RefusalsContract,
                CrossSiteContract,
                HostileRequestsContract,
                ConcurrencyContract {}
