/**
 * The REST interface: JAX-RS resources whose methods are captured, and the operations that they
 * lead to.
 */
package dev.chronicle.demo.resources;
