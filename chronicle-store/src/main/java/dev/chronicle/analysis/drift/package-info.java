/**
 * Whether two sets of calls behave the same, without running anything: two times, or two versions
 * of a service. Every difference that is reported has passed a test of significance.
 */
package dev.chronicle.analysis.drift;
