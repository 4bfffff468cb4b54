/** The JDK's HTTP client, made on its first use and closed with the deployment; independent of what is sent. */
package org.primeradiant.httpclient;
