/** A host that runs the components: the quickstart's, and a party service beside it. */
package com.example.custom.host;
