/**
 * The pages on which people watch the queue and look into what was captured.
 *
 * <p>A page is a resource method that returns an {@link dev.chronicle.demo.dashboard.HtmlPage}: a
 * template, the shell around it and a model that holds what the template shows. Everything that a
 * page shows stands in its URL.
 */
package dev.chronicle.demo.dashboard;
