/**
 * How a replay takes the place of the world around a captured method: it opens a scope, in which
 * woven code asks the replay for the answers of its dependencies and reports to it.
 */
package dev.chronicle.capture.replay;
