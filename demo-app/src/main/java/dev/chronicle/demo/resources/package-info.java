/**
 * The REST interface: operations, each of which is captured, and the thin JAX-RS resources that
 * lead to them.
 */
package dev.chronicle.demo.resources;
